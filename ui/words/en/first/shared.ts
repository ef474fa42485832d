/** The words that pages of different parts share. */
import type { FileKind } from "../../../../domain/message/fileLines.ts"
import type { Band, RejectReason, Role } from "../../../../domain/values.ts"
import type { ChatRow } from "../../../../gateways/contract/knowledge.ts"
import type { Of } from "../../shape/shape.ts"

export const sharedEn = {
  pageTitle: {
    figures: "Metrics",
    audit: "Audit",
    system: "System",
    settings: "Settings"
  },
  notices: "Notifications",
  openFirstRun: "Set up step by step",
  role: {
    viewer: "Viewer",
    member: "Member",
    admin: "Administrator",
    owner: "Owner"
  } satisfies Of<Role>,
  fromChat: "from a chat",
  chatState: {
    bound: "connected",
    moved: "moved to another group",
    unbound: "disconnected"
  } satisfies Of<ChatRow["state"]>,
  importChat: "Import a chat",
  seeMessages: "See the messages",
  findTasksIn: {
    one: "Suggest tasks from {n} statement",
    other: "Suggest tasks from {n} statements"
  },
  findKnowledge: "Find knowledge in a chat",
  waitInReview: {
    one: "{n} waits in Review",
    other: "{n} wait in Review"
  },
  messagesCount: {
    one: "{n} message",
    other: "{n} messages"
  },
  band: {
    likely: "likely",
    unsure: "unsure",
    weak: "weak",
    new: "not rated yet"
  } satisfies Of<Band>,
  inexact: "similar words, not an exact quote",
  topics: "Topics",
  everything: "All",
  fileFetching: "Fetching…",
  fileDownload: "Download {name}",
  fileKind: {
    photo: "Photo",
    video: "Video",
    animation: "Animation",
    round: "Video message",
    voice: "Voice message",
    audio: "Audio",
    file: "File"
  } satisfies Of<FileKind>,
  fileFailed: {
    "file-gone": "The file is no longer in Telegram.",
    "file-too-large": "A bot can fetch files of at most 20 MB. Open it in Telegram.",
    "no-bot": "No bot is connected, so the file can’t be fetched.",
    silent: "Telegram did not send the file."
  },
  newRun: "New run",
  reason: {
    noise: "noise",
    duplicate: "duplicate",
    wrong: "wrong",
    invented: "invented",
    late: "late"
  } satisfies Of<RejectReason>,
  editStatement: "Edit the statement",
  addTag: "Add a tag",
  linkStatement: "Link a statement",
  noticeReply: "Reply"
}
