"""What can go wrong with money, in the product's own terms; see `app.domain.errors`."""

from app.domain.errors import Conflict, FieldsWrong, NotFound


class PromoCodeRefused(FieldsWrong):
    """The promo code does not apply; `fields` says why."""

    code = "promo_code_refused"


class ReceiptEmailNeeded(FieldsWrong):
    """The law wants a receipt sent, and there is no address for it."""

    code = "receipt_email_needed"


class MoneyInvalid(FieldsWrong):
    """Deposits, discounts, shops or amounts as described contradict themselves."""

    code = "money_invalid"


class PaymentNotFound(NotFound):
    code = "payment_not_found"


class RefundNotFound(NotFound):
    code = "refund_not_found"


class DiscountNotFound(NotFound):
    code = "discount_not_found"


class ReceiptNotFound(NotFound):
    code = "receipt_not_found"


class PriceChanged(Conflict):
    """The price is no longer the one the client agreed to; she is shown the new one."""

    code = "price_changed"


class PaymentsUnavailable(Conflict):
    """A deposit is due, and the shop that would take it does not work now."""

    code = "payments_unavailable"


class TooManyUnpaid(Conflict):
    """The client holds as many unpaid slots as one client may."""

    code = "too_many_unpaid"


class TooManyLetGo(Conflict):
    """The client has let too many held slots go unpaid within a day."""

    code = "too_many_let_go"


class NothingToPay(Conflict):
    """The visit is paid, cancelled, or not to be paid online."""

    code = "nothing_to_pay"


class NothingToRefund(Conflict):
    """More was to be given back or kept than there is."""

    code = "nothing_to_refund"


class ShopMissing(Conflict):
    """The tenant has connected no shop."""

    code = "shop_missing"
