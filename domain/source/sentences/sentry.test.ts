import { Result } from "effect"
import { expect, test } from "vitest"
import {
  sentryComment,
  sentryError,
  sentryEventAlert,
  sentryIssue,
  sentryMetricAlert
} from "../../../tests/support/webhooks/sentryExamples.ts"
import { saySentry } from "./sentry.ts"

test.each([
  [
    "issue",
    sentryIssue,
    "Sentry found a new issue FRONT-END-9 in front-end: ReferenceError: pier is not defined",
    "?(runner)",
    sentryIssue.data.issue.web_url
  ],
  [
    "event_alert",
    sentryEventAlert,
    "Sentry alert Very Important Alert Rule!: ReferenceError: heron is not defined",
    "?(<anonymous>)",
    sentryEventAlert.data.event.web_url
  ],
  [
    "metric_alert",
    sentryMetricAlert,
    "Sentry metric alert: Resolved: Too many errors",
    "1000 events in the last 10 minutes\nFilter: level:error",
    sentryMetricAlert.data.web_url
  ],
  [
    "error",
    sentryError,
    "Sentry received a new error: ReferenceError: gull is not defined",
    "?(runner)",
    sentryError.data.error.web_url
  ],
  ["comment", sentryComment, "colleen created a comment on the issue 100 in sentry", "looks like the tide", null]
])("the documented webhook %s is a sentence with its link", (event, body, title, text, link) =>
  expect(saySentry(event, body)).toEqual(Result.succeed({ title, text, link }))
)

test("an issue that a person has resolved names the person", () => {
  const body = { ...sentryIssue, action: "resolved", actor: { name: "Ada", type: "user" } }
  expect(saySentry("issue", body)).toMatchObject({
    success: { title: expect.stringMatching(/^Ada resolved the issue /) }
  })
})
test("the answer to an installation says nothing", () =>
  expect(saySentry("installation", {})).toEqual(Result.succeed(null)))
test("the body of an installation says nothing under any other header", () => {
  const body = { action: "created", data: { installation: { status: "installed" } } }
  for (const header of ["issue", "seer", ""]) expect(saySentry(header, body)).toEqual(Result.succeed(null))
})
test("an unknown resource is a plain sentence", () =>
  expect(saySentry("seer", { action: "root_cause_completed" })).toMatchObject({
    success: { title: "Sentry sent seer (root cause completed)" }
  }))
test.each([
  ["issue", "data.issue.title"],
  ["event_alert", "data.event.title"],
  ["metric_alert", "data.description_title"],
  ["error", "data.error.title"]
])("%s without its thing fails with the path %s", (event, path) =>
  expect(saySentry(event, {})).toEqual(Result.fail({ missing: path }))
)
