/**
 * Webhooks of Sentry, with the fields that its documentation lists and without the others.
 *
 * Source: https://docs.sentry.io/integrations/integration-platform/webhooks/ and its pages Issues, Issue Alerts, Metric Alerts,
 * Errors and Comments.
 */
const installation = { uuid: "00000000-0000-4000-8000-000000000001" }
const sentry = { id: "sentry", name: "Sentry", type: "application" }

export const sentryIssue = {
  action: "created",
  actor: sentry,
  data: {
    issue: {
      count: "1",
      culprit: "?(runner)",
      id: "1170820242",
      level: "error",
      metadata: { filename: "/runner", type: "ReferenceError", value: "pier is not defined" },
      permalink: null,
      project: { id: "1", name: "front-end", slug: "front-end" },
      shortId: "FRONT-END-9",
      status: "unresolved",
      substatus: "new",
      title: "ReferenceError: pier is not defined",
      web_url: "https://example.sentry.io/issues/1170820242/"
    }
  },
  installation
}
export const sentryEventAlert = {
  action: "triggered",
  actor: sentry,
  data: {
    event: {
      culprit: "?(<anonymous>)",
      event_id: "e4874d664c3540c1a32eab185f12c5ab",
      issue_id: "1117540176",
      issue_url: "https://sentry.io/api/0/issues/1117540176/",
      level: "error",
      project: 1,
      title: "ReferenceError: heron is not defined",
      web_url: "https://sentry.io/organizations/test-org/issues/1117540176/events/e4874d664c3540c1a32eab185f12c5ab/"
    },
    triggered_rule: "Very Important Alert Rule!"
  },
  installation
}
export const sentryMetricAlert = {
  action: "resolved",
  actor: sentry,
  data: {
    description_text: String.raw`1000 events in the last 10 minutes\nFilter: level:error`,
    description_title: "Resolved: Too many errors",
    metric_alert: {
      alert_rule: { name: "Too many errors", projects: ["bar"] },
      id: "4",
      status: 2,
      title: "Sacred Marmot"
    },
    web_url: "https://sentry.io/organizations/baz/alerts/1/"
  },
  installation
}
export const sentryError = {
  action: "created",
  actor: sentry,
  data: {
    error: {
      culprit: "?(runner)",
      event_id: "bb78c1407cea4519aa397afc059c793d",
      issue_id: "1170820242",
      title: "ReferenceError: gull is not defined",
      web_url: "https://sentry.io/organizations/test-org/issues/1170820242/events/bb78c1407cea4519aa397afc059c793d/"
    }
  },
  installation
}
export const sentryComment = {
  action: "created",
  actor: { id: 1, name: "colleen", type: "user" },
  data: { comment: "looks like the tide", comment_id: 1234, issue_id: 100, project_slug: "sentry" },
  installation
}
