/** The words of an import of a chat. */
import type { ImportFault } from "../../../../gateways/contract/imports/imports.ts"
import type { Of } from "../../shape/shape.ts"

export const importsEn = {
  chatImport: {
    text: "Administrators import the messages of a chat from an export of Telegram Desktop.",
    drop: "Drop result.json here, or choose the file.",
    choose: "Choose a file",
    how: "In Telegram Desktop: open the chat, ⋯, Export chat history, format JSON. Photos are not needed.",
    most: "At most {most}.",
    sending: "Sending",
    checking: "Checking, nothing is stored yet:",
    storing: "Storing the messages of",
    pace: "{rate}/s, {left} left",
    lost: "The server does not answer. Trying again…",
    resume: "A part of {name} is on the server. Choose the same file again to continue.",
    anotherFile: "This is another file, or it has changed. Choose {name} again, or cancel its import first.",
    tooBig: "The file is too big: at most {most}. Export a part of the chat, for example one year.",
    emptyFile: "The file is empty. Export the chat again.",
    fileGone: "The browser cannot read the file any more. Choose it again.",
    cancel: "Cancel the import",
    preview: "Chats in {name}",
    chat: "Chat",
    messages: "Messages",
    leftOut: "Left out",
    readers: "Readers",
    team: "the team",
    members: "members of the chat",
    notStored: "not stored:",
    storedWithout: "stored without:",
    once: "Messages that are stored already are not stored again.",
    stopped: "The import has stopped.",
    continue: "Continue the import",
    another: "Import another chat"
  },
  importFault: {
    html: "this is an HTML page. Export the chat again with the format JSON.",
    zip: "this is an archive. Unpack it and choose the result.json in it.",
    excel: "this is an Excel file. Choose the result.json that Telegram Desktop wrote.",
    table: "this is not a chat. Choose the result.json that Telegram Desktop wrote.",
    "cut-off": "the file ends in the middle. Export the chat again, and wait until the export has ended.",
    "not-json": "the file is not JSON. Export the chat again with the format JSON.",
    "not-utf8":
      "the file does not use the encoding UTF-8. Choose the file that Telegram Desktop wrote, without changes.",
    "no-chat": "this is not an export of Telegram Desktop. Export the chat there with the format JSON.",
    "too-many-chats": "the file has more than 1,000 chats. Export only the chats that you need.",
    "no-messages": "the chats of this file have no messages to store.",
    unreadable: "the server could not read the file. Cancel this import and begin again.",
    "not-allowed": "You are no longer an administrator.",
    "not-stored": "The log did not store the messages. Continue when the server works again."
  } satisfies Of<ImportFault>,
  importMessages: {
    one: "Import {n} message",
    other: "Import {n} messages"
  },
  importStored: {
    one: "{n} message stored",
    other: "{n} messages stored"
  },
  importEdited: {
    one: "{n} changed",
    other: "{n} changed"
  },
  importAlready: {
    one: "{n} was stored before",
    other: "{n} were stored before"
  },
  importLeftOut: {
    one: "{n} left out",
    other: "{n} left out"
  },
  importForgotten: {
    one: "{n} of a forgotten person not stored",
    other: "{n} of forgotten people not stored"
  }
}
