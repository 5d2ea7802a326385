"""The pay page's HTML, without a line of script in it."""

from html import escape
from string import Template

from sandbox.yookassa import paying
from sandbox.yookassa.pay_page.texts import TEXTS, Language, Texts, rubles
from sandbox.yookassa.payments import Payment
from sandbox.yookassa.shops import Shop

_PAGE = Template("""<!doctype html>
<html lang="$language">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>$title</title>
<link rel="icon" href="/static/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/static/css/pay.css">
</head>
<body>
<main>$main</main>
<footer><p>$sandbox</p><a href="?lang=$other" lang="$other">$other_language</a></footer>
</body>
</html>
""")
_HEAD = Template(
    '<header><p class="shop">$shop$mark</p><h1>$amount</h1><p class="what">$what</p></header>'
)
_FORM = Template("""<form method="post" action="?lang=$language">
$note
<fieldset><legend>$how</legend>$methods</fieldset>
<button class="main" name="action" value="pay">$pay</button>
<section aria-label="$moves">
<button name="action" value="later" aria-describedby="later-hint">$later</button>
<p class="hint" id="later-hint">$later_hint</p>
<label for="reason">$reason</label>
<div class="decline"><select id="reason" name="reason">$reasons</select>
<button name="action" value="decline">$decline</button></div>
<button class="quiet" name="action" value="leave">$leave</button>
</section>
</form>""")
_END = Template("""<section class="end $status" role="status"><h2>$heading</h2>
<p class="hint">$hint</p></section>
<a class="main" href="$address">$back</a>""")
_METHOD = Template(
    '<label class="method"><input type="radio" name="method" value="$value"$checked>$name</label>'
)


def pay_page(payment: Payment, shop: Shop, language: Language) -> str:
    """Write the page of a payment: what may be done with it, or how it ended."""
    texts = TEXTS[language]
    main = _HEAD.substitute(
        shop=escape(shop.name),
        mark=f' <span class="mark">{texts["shop_is_test"]}</span>' if payment.test else "",
        amount=rubles(payment.kopecks, language),
        what=escape(payment.order.description or ""),
    )
    if payment.status == "pending":
        main += _form(payment, texts, language)
    else:
        main += _end(payment, texts, language)
    return _page(main, language)


def missing_page(language: Language) -> str:
    """Write the page of a payment that is not there."""
    texts = TEXTS[language]
    return _page(f"<h1>{texts['missing']}</h1><p>{texts['missing_hint']}</p>", language)


def _page(main: str, language: Language) -> str:
    other = "en" if language == "ru" else "ru"
    return _PAGE.substitute(TEXTS[language], language=language, other=other, main=main)


def _form(payment: Payment, texts: Texts, language: Language) -> str:
    methods = [
        _METHOD.substitute(value=method, name=texts[method], checked=" checked" * (number == 0))
        for number, method in enumerate(paying.methods(payment))
    ]
    reasons = [f'<option value="{one}">{texts[one]}</option>' for one in paying.DECLINES]
    return _FORM.substitute(
        texts,
        language=language,
        note=f'<p class="note" role="status">{texts["coming"]}</p>' if payment.pays_at else "",
        methods="".join(methods),
        reasons="".join(reasons),
    )


def _end(payment: Payment, texts: Texts, language: Language) -> str:
    why = payment.cancellation.reason if payment.cancellation else payment.status
    hint = texts[f"{payment.status}_hint"]
    heading = texts.get(why, texts[payment.status])
    if why in paying.DECLINES:
        heading, hint = texts[payment.status], f"{heading}. {hint}"
    if payment.refunded_kopecks:
        returned = rubles(payment.refunded_kopecks, language)
        hint = texts["refunded"].format(amount=returned)
    return _END.substitute(
        status=payment.status,
        heading=heading,
        hint=hint,
        address=escape(payment.order.return_url),
        back=texts["back"],
    )
