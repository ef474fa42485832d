/** The words of the page of messages. */
export const messagesEn = {
  chats: "Chats",
  said: {
    column: "Said",
    became: "What became of it",
    bot: "bot",
    forwardedBy: "forwarded by {name}",
    consent: "A chat is read only after its people have agreed.",
    nothing: "No messages yet",
    notStored: "new messages are not stored",
    toLast: "To the newest",
    missing: "There is no such message, or you may not see it.",
    new: "New",
    older: "Look in earlier messages",
    part: "{n} of {all} loaded messages"
  },
  chatsCount: { one: "{n} chat", other: "{n} chats" },
  saidPeople: { one: "{n} person", other: "{n} people" },
  saidAtLeast: { one: "{n} message or more", other: "{n} messages or more" },
  saidNew: { one: "{n} new message", other: "{n} new messages" },
  newBelow: { one: "{n} new below", other: "{n} new below" },
  waitsInReview: {
    topic: "Topic waits in Review",
    atom: "Statement waits in Review",
    task: "Task waits in Review"
  },
  becameNothing: {
    noise: "skipped as small talk",
    read: "processed, nothing found",
    failed: "could not be processed",
    waits: "not processed yet",
    rejected: "proposal rejected"
  },
  saidFilter: { all: "All", became: "With a result", waits: "Not processed" }
}
