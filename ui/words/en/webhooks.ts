/** The words of the settings of webhooks. */
import type { EndpointKind } from "../../../domain/endpoint/webhookTypes.ts"
import type { Of } from "../shape/shape.ts"

export const webhooksEn = {
  hooks: {
    text: "A webhook sends events of the tracker to another program, or to a channel of Slack or Mattermost.",
    add: "Add a webhook",
    addIt: "Add",
    added: "{name} gets events from now on",
    none: "No webhooks yet",
    noneText: "Add one to tell a build server, a chat or your own program when something happens here.",
    kind: "Format",
    audience: "Sends only what these readers may see",
    readers: "Readers",
    team: "Everyone in the team",
    onlyMe: "Only me",
    chat: "Members of the chat {name}",
    otherReaders: "Other readers",
    events: "Events",
    allEvents: "All events",
    someEvents: "Chosen events",
    chosen: "{n} of {of}",
    addedBy: "Added by",
    secretOf: "Secret of {name}",
    secretOnce: "Copy the secret now. It is not shown again.",
    secretUse: "The receiver checks with it that a request comes from this tracker.",
    test: "Test",
    testing: "Testing…",
    testDone: "Test: {outcome}",
    testWaits: "The test was not sent yet. It appears among the deliveries.",
    pause: "Pause",
    paused: "Paused: later events wait",
    resume: "Resume",
    resumed: "Resumed: the events that waited are sent",
    rotate: "New secret…",
    rotateIt: "Make a new secret",
    rotateTitle: "New secret of {name}",
    rotateText:
      "The new secret is shown once. For 24 hours, requests are signed with the new secret and with the old one.",
    remove: "Remove…",
    removeIt: "Remove",
    removeTitle: "Remove {name}",
    removeText: "Events that wait are not sent any more. This cannot be undone.",
    removed: "{name} is removed",
    deliveries: "Deliveries of the last 30 days",
    noDeliveries: "Nothing was sent yet.",
    refresh: "Refresh",
    arrived: "arrived",
    answered: "answer {status}",
    millis: "{n} ms",
    request: "Request",
    answer: "Answer",
    noText: "Nothing to show: it is empty or was erased, or you may not see it.",
    tryNumber: "Try {n}",
    position: "event {n}",
    nextTry: "next try {when}",
    sendAgain: "Send again",
    sendAgainMany: "Send many again…",
    redelivers: "The events are sent again",
    which: "Which events",
    range: "A range of positions",
    rangeText: "Each delivery shows the position of its event.",
    from: "From position",
    to: "To position",
    sameId: "An event keeps its id, so a receiver that has it may ignore it."
  },
  hookKind: {
    standard: "Signed JSON",
    slack: "Slack",
    mattermost: "Mattermost"
  } satisfies Of<EndpointKind>,
  hookKindText: {
    standard: "for programs, by the standard of standardwebhooks.com",
    slack: "a line of text with a link, to an incoming webhook of Slack",
    mattermost: "a line of text with a link, to an incoming webhook of Mattermost"
  } satisfies Of<EndpointKind>,
  hookState: {
    works: "works",
    unused: "nothing sent yet",
    trying: "last try failed, tries again",
    givenUp: "last event was given up",
    failing: "failing since",
    paused: "paused",
    gone: "disabled by its receiver"
  },
  hookWhy: {
    trying:
      "The last try did not arrive. The tracker tries again for three days, and later events of the same thing wait.",
    givenUp: "The last event did not arrive in three days. Repair the receiver, then send the failed events again.",
    failing: "Nothing has arrived for a day. The deliveries below say why.",
    paused: "Later events wait until you resume it.",
    gone: "The receiver answered 410: it does not want events any more. Resume the webhook if that was a mistake."
  },
  hookOutcome: {
    retry: "failed",
    failed: "given up"
  },
  hookFault: {
    status: "the answer was no success",
    gone: "answer 410, not wanted any more",
    redirect: "a redirect, which is not followed",
    timeout: "no answer in 10 seconds",
    "address-refused": "the address is in a private network",
    "needs-https": "the address needs https",
    "unknown-host": "the host has no address",
    tls: "the certificate is wrong",
    refused: "no connection",
    reset: "the connection broke off",
    unreadable: "the answer is not readable"
  },
  hookThing: {
    task: "Tasks",
    message: "Messages",
    topic: "Topics",
    statement: "Statements",
    proposal: "Proposals",
    extraction: "Search for knowledge in chats",
    run: "Search for tasks"
  },
  hookDeed: {
    created: "created",
    classified: "labelled by the model",
    corrected: "labels corrected",
    retitled: "title changed",
    described: "description changed",
    prioritised: "priority changed",
    assigned: "assigned",
    scheduled: "due date changed",
    started: "started",
    completed: "completed",
    reopened: "reopened",
    cancelled: "cancelled",
    commented: "commented",
    shared: "shared with more readers",
    received: "received",
    edited: "edited",
    removed: "removed",
    renamed: "renamed",
    archived: "archived",
    restored: "restored",
    recorded: "saved",
    revised: "revised",
    closed: "closed",
    approved: "approved",
    rejected: "rejected",
    merged: "merged",
    failed: "failed"
  },
  hookTopics: {
    one: "only of {n} topic",
    other: "only of {n} topics"
  },
  hookFailedDays: {
    one: "All that were given up in the last {n} day",
    other: "All that were given up in the last {n} days"
  }
}
