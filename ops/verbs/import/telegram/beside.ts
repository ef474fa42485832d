/** The things beside the words of an exported message. Source: `SerializeMessage` of Telegram Desktop. */
import { basename } from "node:path"
import {
  checklistLines,
  contactLine,
  fileLine,
  gameLine,
  invoiceLine,
  placeLine,
  pollLines,
  stickerLine
} from "../../../../gateways/telegram/content/attachments.ts"
import { oneLine } from "../../../../domain/text/clean.ts"
import type { FileKind } from "../../../../domain/message/fileLines.ts"
import { isRaw, listIn, numberIn, objectIn, type Raw, textIn } from "../../../../gateways/telegram/content/fields.ts"
import { lineIn } from "./words.ts"

const kinds: { readonly [mediaType: string]: FileKind } = {
  photo: "photo",
  video_message: "round",
  voice_message: "voice",
  animation: "animation",
  video_file: "video",
  audio_file: "audio"
}

/** A line for each thing. */
export const besideOf = (raw: Raw): ReadonlyArray<string> =>
  [
    photo(raw),
    file(raw),
    poll(raw),
    checklist(raw),
    contact(raw),
    place(raw),
    game(raw),
    invoice(raw),
    others(raw)
  ].filter((line) => line !== null)

const clean = (text: string | undefined) => (text === undefined ? undefined : oneLine(text))

const photo = (raw: Raw) =>
  raw["photo"] === undefined ? null : fileLine("photo", { size: numberIn(raw, "photo_file_size") })

const file = (raw: Raw) => {
  const path = textIn(raw, "file")
  const type = textIn(raw, "media_type")
  if (path === undefined && type === undefined) return null
  if (type === "sticker") return stickerLine(clean(textIn(raw, "sticker_emoji")))
  const kind = kinds[type ?? ""] ?? "file"
  const title = [textIn(raw, "performer"), textIn(raw, "title")].filter((part) => part !== undefined).join(" — ")
  // In place of a path, Telegram Desktop writes "(File not included. …)".
  const stored = path === undefined || path.startsWith("(") ? undefined : basename(path)
  const isNamed = kind === "file" || kind === "audio" || kind === "video"
  return fileLine(kind, {
    name: clean(
      kind === "audio" && title !== "" ? title : (textIn(raw, "file_name") ?? (isNamed ? stored : undefined))
    ),
    size: numberIn(raw, "file_size"),
    seconds: numberIn(raw, "duration_seconds")
  })
}

const poll = (raw: Raw) => {
  const made = objectIn(raw, "poll")
  if (made === undefined) return null
  const options = listIn(made, "answers").flatMap((each) =>
    isRaw(each) ? [{ text: oneLine(lineIn(each["text"])), votes: numberIn(each, "voters") ?? 0 }] : []
  )
  return pollLines(oneLine(lineIn(made["question"])), options)
}

const checklist = (raw: Raw) => {
  const made = objectIn(raw, "todo_list")
  if (made === undefined) return null
  return checklistLines(oneLine(lineIn(made["title"])), itemsOf(made["answers"] ?? made["items"] ?? made["tasks"]))
}

/** The items of a checklist. Their state is not in the export. */
export const itemsOf = (value: unknown) =>
  (Array.isArray(value) ? value : []).flatMap((each: unknown) =>
    isRaw(each) ? [{ text: oneLine(lineIn(each["text"])), isDone: each["completed"] === true }] : []
  )

const contact = (raw: Raw) => {
  const known = objectIn(raw, "contact_information")
  return known === undefined
    ? null
    : contactLine(...["first_name", "last_name", "phone_number"].map((name) => clean(textIn(known, name))))
}

const place = (raw: Raw) => {
  const [name, address] = [clean(textIn(raw, "place_name")), clean(textIn(raw, "address"))]
  if (name === undefined && raw["location_information"] === undefined) return null
  const at = objectIn(raw, "location_information")
  const [latitude, longitude] = at === undefined ? [] : [numberIn(at, "latitude"), numberIn(at, "longitude")]
  const point = latitude === undefined || longitude === undefined ? undefined : `${latitude}, ${longitude}`
  return placeLine(name, address, point)
}

const game = (raw: Raw) =>
  textIn(raw, "game_title") === undefined
    ? null
    : gameLine(clean(textIn(raw, "game_title")), clean(textIn(raw, "game_description")))

const invoice = (raw: Raw) => {
  // Telegram Desktop writes this object as a string.
  const made = raw["invoice_information"]
  if (made === undefined) return null
  return invoiceLine(isRaw(made) ? clean(textIn(made, "title")) : clean(lineIn(made)))
}

const others = (raw: Raw) => {
  if (raw["paid_stars_amount"] !== undefined) return "⭐"
  return raw["giveaway_information"] === undefined && raw["giveaway_results"] === undefined ? null : "🎁"
}
