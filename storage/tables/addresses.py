"""How tables hold addresses: the channel in one column, and in another whom it reaches there."""

from typing import Any

from sqlalchemy import Column as Col
from sqlalchemy import ColumnElement, Row, String, Table

from records.addresses import Address


def address_columns() -> tuple[Col[str], Col[str]]:
    """Return the two columns of an address, for a table that is declared."""
    return Col("channel", String(16), nullable=False), Col("recipient", String(255), nullable=False)


def address_values(address: Address) -> dict[str, str]:
    """Return the values of these columns, by their names."""
    return {"channel": address.channel, "recipient": address.id}


def address_of(row: Row[Any]) -> Address:  # of any table that has the two columns
    """Return the address that a row holds."""
    return Address(row.channel, row.recipient)


def is_addressed_to(table: Table, address: Address) -> ColumnElement[bool]:
    """Return the condition that a row of the table holds the address."""
    return (table.c.channel == address.channel) & (table.c.recipient == address.id)
