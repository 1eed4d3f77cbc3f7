"""What each answer of the desk tells the browser, so that no page can do more than it was written for."""

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

# Telegram shows a Mini App on its own pages; nobody else may frame the desk. owasp.org/www-project-secure-headers
CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self'",
        "script-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors https://web.telegram.org",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}
_LASTING = "max-age=31536000"  # a year, in seconds


def headers_for(public_url: str) -> dict[str, str]:
    """Return the headers of a desk at this address: where it is https, browsers shall not try it without."""
    return {**HEADERS, "Strict-Transport-Security": _LASTING} if public_url.startswith("https://") else HEADERS


def security_headers(public_url: str) -> Middleware:
    """Return the middleware that puts the headers on each answer, also on one that was raised."""
    headers = headers_for(public_url)

    @web.middleware
    async def put_headers(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            response = await handler(request)
        except web.HTTPException as raised:
            raised.headers.update(headers)
            raise
        response.headers.update({**headers, **response.headers})
        return response

    return put_headers
