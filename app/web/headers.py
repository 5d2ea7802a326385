"""What a browser may do with our pages."""

from flask import Flask, Response, request

from app.config import Settings

_MAY_ASK_TO_WAIT = {429, 503}
_TELEGRAM_FRAMES = "https://web.telegram.org https://*.web.telegram.org"


def register_headers(app: Flask, settings: Settings) -> None:
    """Put a strict policy on every answer."""
    frames = f"{_TELEGRAM_FRAMES} {settings.telegram_stand_in or ''}".strip()
    policy = "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "font-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            f"frame-ancestors {frames}",
        )
    )

    def add(response: Response) -> Response:
        if response.status_code not in _MAY_ASK_TO_WAIT:
            # The limiter says on every answer when the next is due; nobody has to wait for it.
            response.headers.pop("Retry-After", None)
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
        response.headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
        if settings.is_public:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
        if request.path.startswith("/api/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    app.after_request(add)
