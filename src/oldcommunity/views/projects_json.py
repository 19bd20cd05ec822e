"""`oc list` as JSON: `oldcommunity.list/1`."""

from __future__ import annotations

from typing import Any

from oldcommunity.codelists import AREA_LEVELS
from oldcommunity.dates import day_text, span_text
from oldcommunity.ratio import percent_of
from oldcommunity.reports.projects import Happened, Listed, ProjectsReport
from oldcommunity.views import as_json
