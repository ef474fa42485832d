/** The content of a message as the Bot API sends it. Source: core.telegram.org/bots/api#message. */
import { oneLine } from "../../../../domain/text/clean.ts"
import type { FileKind } from "../../../../domain/message/fileLines.ts"
import {
  checklistLines,
  contactLine,
  fileLine,
  gameLine,
  invoiceLine,
  placeLine,
  pollLines,
  stickerLine
} from "../attachments.ts"
import { type MessageContent, contentText } from "../content.ts"
import { fieldIn, isRaw, listIn, numberIn, objectIn, type Raw, textIn } from "../fields.ts"
import { type Entity, spansOf } from "../spans.ts"

/** A message with its fields as Telegram sends them. */
type LiveMessage = Raw & {
  readonly text?: string
  readonly caption?: string
  readonly entities?: ReadonlyArray<Entity>
  readonly caption_entities?: ReadonlyArray<Entity>
}

/** The text that is stored for a message: its words, then a line for each thing beside them. */
export const liveText = (message: LiveMessage): string => contentText(contentOf(message))

const contentOf = (message: LiveMessage): MessageContent => {
  const entities = message.text === undefined ? message.caption_entities : message.entities
  return { spans: spansOf(message.text ?? message.caption ?? "", entities ?? []), beside: besideOf(message) }
}

const besideOf = (message: Raw): ReadonlyArray<string> =>
  [
    ...files(message),
    sticker(message),
    poll(message),
    ...checklists(message),
    contact(message),
    ...others(message)
  ].filter((line) => line !== null)

const clean = (text: string | undefined) => (text === undefined ? undefined : oneLine(text))

const files = (message: Raw): ReadonlyArray<string> => {
  const line = (field: string, kind: FileKind, name?: string) => {
    const file = objectIn(message, field)
    if (file === undefined) return []
    const facts = { size: numberIn(file, "file_size"), seconds: numberIn(file, "duration") }
    return [fileLine(kind, { ...facts, name: clean(name ?? textIn(file, "file_name")) })]
  }
  const photo = listIn(message, "photo").findLast(isRaw)
  const audio = objectIn(message, "audio") ?? {}
  const title = [textIn(audio, "performer"), textIn(audio, "title")].filter((part) => part !== undefined).join(" — ")
  return [
    ...(photo === undefined ? [] : [fileLine("photo", { size: numberIn(photo, "file_size") })]),
    ...line("video", "video"),
    ...line("video_note", "round"),
    ...line("voice", "voice"),
    ...line("audio", "audio", title === "" ? undefined : title),
    ...line("animation", "animation"),
    // An animation is a document as well.
    ...(message["animation"] === undefined ? line("document", "file") : [])
  ]
}

const sticker = (message: Raw) => {
  const made = objectIn(message, "sticker")
  return made === undefined ? null : stickerLine(clean(textIn(made, "emoji")))
}

const poll = (message: Raw) => {
  const made = objectIn(message, "poll")
  if (made === undefined) return null
  const options = listIn(made, "options").flatMap((each) =>
    isRaw(each) ? [{ text: oneLine(textIn(each, "text") ?? ""), votes: numberIn(each, "voter_count") ?? 0 }] : []
  )
  return pollLines(oneLine(textIn(made, "question") ?? ""), options)
}

/** A checklist, and items that were added to one. */
const checklists = (message: Raw) =>
  ["checklist", "checklist_tasks_added"].flatMap((field) => {
    const made = objectIn(message, field)
    if (made === undefined) return []
    const items = listIn(made, "tasks").flatMap((each) =>
      isRaw(each)
        ? [{ text: oneLine(textIn(each, "text") ?? ""), isDone: (numberIn(each, "completion_date") ?? 0) > 0 }]
        : []
    )
    return [checklistLines(clean(textIn(made, "title")) ?? "", items)]
  })

const contact = (message: Raw) => {
  const known = objectIn(message, "contact")
  return known === undefined
    ? null
    : contactLine(...["first_name", "last_name", "phone_number"].map((name) => clean(textIn(known, name))))
}

const others = (message: Raw): ReadonlyArray<string> => {
  const venue = objectIn(message, "venue")
  const at = objectIn(message, "location")
  const point = at === undefined ? undefined : `${numberIn(at, "latitude")}, ${numberIn(at, "longitude")}`
  const facts = venue === undefined ? [] : [clean(textIn(venue, "title")), clean(textIn(venue, "address"))]
  const game = objectIn(message, "game")
  const invoice = objectIn(message, "invoice")
  const dice = objectIn(message, "dice")
  return [
    ...(venue === undefined && at === undefined ? [] : [placeLine(...facts, point)]),
    ...(game === undefined ? [] : [gameLine(clean(textIn(game, "title")), clean(textIn(game, "description")))]),
    ...(invoice === undefined ? [] : [invoiceLine(clean(textIn(invoice, "title")))]),
    ...(dice === undefined ? [] : [`${clean(textIn(dice, "emoji")) ?? "🎲"} ${numberIn(dice, "value") ?? ""}`.trim()]),
    ...(fieldIn(message, "paid_media") === undefined ? [] : ["⭐"]),
    ...(fieldIn(message, "giveaway") === undefined ? [] : ["🎁"])
  ]
}
