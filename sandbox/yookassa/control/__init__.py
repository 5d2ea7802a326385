"""What tests and the page steer the YooKassa stand-in with: JSON under /control/yookassa."""
