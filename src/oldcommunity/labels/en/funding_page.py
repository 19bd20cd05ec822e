"""The page of `oc funding`."""

TEXTS = {
    "title": "{title}: money as of {day}",
    "no-funds": "No money on record fits.",
    "not-added": "The {number} scopes below stand apart and are not added: they are for different things, and one may "
    "include another. Nor are statuses added: money that was applied for may be the same that was awarded or received later.",
    "budget": "Planned investment {amount}",
    "kind": "Source",
    "status": "Status",
    "money": "Amount",
    "scope-cohort": "Plan of {about}",
    "scope-year": "Year {about} (whatever plan)",
    "scope-project": "Project {about}",
    "share-name": "{kind}: {status} ÷ {over}",
    "share": "{part} ÷ {whole} = {percent}%, {gap} short",
    "share-full": "{part} ÷ {whole} = {percent}%",
    "amount": "{amount}, {status} by {day}  {place}",
    "amount-possible": "perhaps {amount}, {status} by {day} at the latest  {place}",
}
