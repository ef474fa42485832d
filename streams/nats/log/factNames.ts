/** The names of the facts of the log in the metadata of stream `EVT`. They are stored, so none is ever renamed. */
export const factNames = {
  identity: "tracker.identity",
  accepted: "tracker.accepted",
  missing: "tracker.missing",
  lostAccepted: "tracker.lost-accepted"
} as const
