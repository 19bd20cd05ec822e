"""What goes to other programs: the JSON Schema that editors check and complete by."""

from oldcommunity.exchange.json_schema import field_at, field_name, json_schema

__all__ = ["field_at", "field_name", "json_schema"]
