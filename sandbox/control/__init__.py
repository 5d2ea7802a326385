"""What tests and the page steer the sandbox with: JSON over HTTP under /control."""
