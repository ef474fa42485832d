/** The words of the connection: changes that were not sent. */
export const syncEn = {
  /** Commands without an answer of the server. */
  notSent: {
    one: "{n} change is not sent.",
    other: "{n} changes are not sent."
  },
  sendAgain: "Send again",
  dropUnsent: "Drop"
}
