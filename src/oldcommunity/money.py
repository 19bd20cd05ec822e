"""Money as typed, in 分 (0.01 元), with its unit: `3.69亿元`, `4500万元`, `1200元`.

Amounts are integers; nothing is ever rounded, and the precision of the typing is kept (see `quantity`).
"""

from __future__ import annotations

import re
from decimal import Decimal

from oldcommunity.errors import FormError
from oldcommunity.quantity import Quantity, plain_text, scaled

#: How many 分 each unit is worth.
UNITS = {"元": 100, "万元": 1_000_000, "亿元": 10_000_000_000}


def parse_money(text: str) -> Quantity:
    """An amount of money in 分.

    >>> parse_money("3.69亿元")
    Quantity(value=36900000000, slack=50000000)
    >>> parse_money("4500万元").value
    4500000000

    Raises:
        FormError: OC307 for an amount without a unit, OC308 for any other text; with `offer`.
    """
    found = scaled(text, UNITS)
    if found is not None:
        return found
    tidy = plain_text(text).removeprefix("￥").removeprefix("¥").replace("圆", "元").replace("人民币", "")
    if scaled(tidy, {"": 100}) is not None:
        raise FormError("OC307", given=text, offer=tidy + "万元", other=tidy + "元")
    if scaled(tidy + "元", UNITS) is not None:
        raise FormError("OC308", given=text, offer=tidy + "元")
    raise FormError("OC308", given=text, offer=tidy if scaled(tidy, UNITS) else "")


def money_text(fen: int) -> str:
    """An amount in the unit that reads best, exact.

    >>> [money_text(n) for n in (36900000000, 4500000000, 120050, 0, -100_000_000)]
    ['3.69亿元', '4500万元', '1200.5元', '0元', '-100万元']
    """
    unit = "亿元" if abs(fen) >= UNITS["亿元"] and fen % UNITS["万元"] == 0 else "万元"
    if abs(fen) < UNITS["万元"] or fen % 100:
        unit = "元" if abs(fen) < UNITS["万元"] else "万元"
    amount = Decimal(fen) / UNITS[unit]
    text = f"{amount:f}"
    return (re.sub(r"\.?0+$", "", text) if "." in text else text) + unit


def yuan_text(fen: int) -> str:
    """An amount in 元 with two decimals, for machines.

    >>> yuan_text(4500000000)
    '45000000.00'
    """
    return f"{Decimal(fen) / 100:.2f}"
