/** The words of the page of messages. */
import type { FileKind } from "../../../../domain/message/fileLines.ts"
import type { Of } from "../../shape/shape.ts"

export const messagesEn = {
  said: {
    column: "Said",
    became: "What became of it",
    bot: "bot",
    forwardedBy: "forwarded by {name}",
    consent: "A chat is read only after its people have agreed.",
    nothing: "No messages yet",
    notStored: "new messages are not stored",
    toDay: "Go to a day",
    toLast: "To the newest",
    missing: "There is no such message, or you may not see it.",
    new: "New",
    older: "Look in earlier messages",
    part: "{n} of {all} loaded messages",
    made: "Task created"
  },
  chatsCount: { one: "{n} chat", other: "{n} chats" },
  saidPeople: { one: "{n} person", other: "{n} people" },
  saidAtLeast: { one: "{n} message or more", other: "{n} messages or more" },
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
  fileFetching: "Fetching…",
  fileDownload: "Download {name}",
  fileFailed: {
    "file-gone": "The file is no longer in Telegram.",
    "file-too-large": "A bot can fetch files of at most 20 MB. Open it in Telegram.",
    "no-bot": "No bot is connected, so the file can’t be fetched.",
    silent: "Telegram did not send the file."
  },
  saidFilter: { all: "All", became: "With a result", waits: "Not processed" },
  fileKind: {
    photo: "Photo",
    video: "Video",
    animation: "Animation",
    round: "Video message",
    voice: "Voice message",
    audio: "Audio",
    file: "File"
  } satisfies Of<FileKind>
}
