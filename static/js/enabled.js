/* Says, before the page is drawn, that scripts run. A file of its own because the policy forbids scripts in the page. */
document.body.classList.add("js-enabled", "govuk-frontend-supported");
