/** A message of a page, and the object that the JSON export has for it. */
import { deletedAccount } from "../../../../gateways/telegram/content/forwarded.ts"
import type { Span } from "../../../../gateways/telegram/content/spans.ts"

export interface MessageDraft {
  readonly id: string | null
  readonly isService: boolean
  readonly spans: Array<Span>
  readonly words: {
    sender: string
    origin: string
    title: string
    description: string
    status: string
    question: string
    notice: string
  }
  readonly answers: Array<string>
  /** The `title` of the time, such as `19.02.2020 20:03:04 UTC+02:00`. */
  date: string
  isForwarded: boolean
  isReply: boolean
  replyTo: string | null
  hasReactions: boolean
  hasButtons: boolean
  media: { readonly classes: string; readonly href: string } | null
  /** UTF-16 units that were read. */
  length: number
}

export const emptyDraft = (id: string | null, isService: boolean): MessageDraft => ({
  id,
  isService,
  spans: [],
  words: { sender: "", origin: "", title: "", description: "", status: "", question: "", notice: "" },
  answers: [],
  date: "",
  isForwarded: false,
  isReply: false,
  replyTo: null,
  hasReactions: false,
  hasButtons: false,
  media: null,
  length: 0
})

/** `sender`, `origin`: the names that hold for this message. */
export const rawOf = (message: MessageDraft, sender: string, origin: string): Readonly<Record<string, unknown>> => {
  const { id, isService, isForwarded, isReply, replyTo, words } = message
  const head = { ...(id === null ? {} : { id: Number(id) }), ...timeIn(message.date) }
  if (isService)
    return words.notice.includes("is not supported by this version")
      ? { ...head, type: "unsupported" }
      : { ...head, type: "service", action: "message" }
  return {
    ...head,
    type: "message",
    from: nameIn(sender),
    text: partsIn(message.spans),
    ...(isForwarded ? { forwarded_from: nameIn(origin) } : {}),
    ...(replyTo === null ? {} : { reply_to_message_id: replyTo }),
    // The page names no message of another chat.
    ...(isReply && replyTo === null ? { reply_to_peer_id: "another" } : {}),
    ...(message.hasReactions ? { reactions: [true] } : {}),
    ...(message.hasButtons ? { inline_bot_buttons: [] } : {}),
    ...mediaIn(message)
  }
}

/** As the reader of the JSON export names it. */
const nameIn = (name: string) => (name === "Deleted Account" ? deletedAccount : name)

/** `19.02.2020 20:03:04 UTC+02:00`. Older versions write no offset; the JSON export has the same local time then. */
const timeIn = (title: string): Readonly<Record<string, unknown>> => {
  const [, day, month, year, time, sign, hours, minutes] =
    /^(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-])(\d\d):(\d\d))?$/u.exec(title.trim()) ?? []
  if (day === undefined) return {}
  const date = `${year}-${month}-${day}T${time}`
  if (hours === undefined) return { date }
  const offset = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60
  return { date, date_unixtime: String(Date.parse(`${date}Z`) / 1000 - offset) }
}

/** Without the layout around the text: blanks beside a line break, and line breaks at the ends. */
const partsIn = (spans: ReadonlyArray<Span>): ReadonlyArray<unknown> => {
  const parts: Array<Span> = []
  for (const span of spans) {
    const isBreak = span.text === "\n"
    if (isBreak) cutEnd(parts, / +$/u)
    const atStart = (parts.at(-1)?.text ?? "\n").endsWith("\n")
    const text = atStart && !isBreak ? span.text.replace(/^ +/u, "") : span.text
    if (text !== "" && !(isBreak && parts.length === 0)) parts.push({ ...span, text })
  }
  cutEnd(parts, /\s+$/u)
  return parts.map(({ text, link, quoted }) => {
    if (link !== undefined) return { type: "text_link", text, href: link }
    return quoted === true ? { type: "blockquote", text } : text
  })
}

const cutEnd = (parts: Array<Span>, blanks: RegExp): void => {
  for (let last = parts.pop(); last !== undefined; last = parts.pop()) {
    const text = last.text.replace(blanks, "")
    if (text === "") continue
    parts.push({ ...last, text })
    return
  }
}

const mediaTypes: ReadonlyArray<readonly [className: string, type: string]> = [
  ["sticker_wrap", "sticker"],
  ["animated_wrap", "animation"],
  ["video_file_wrap", "video_file"],
  ["media_voice_message", "voice_message"],
  ["media_audio_file", "audio_file"],
  ["media_video", "video_file"]
]
const typeOfTitle: Readonly<Record<string, string>> = {
  "Video message": "video_message",
  Animation: "animation",
  Sticker: "sticker"
}

const mediaIn = ({ media, words, answers }: MessageDraft): Readonly<Record<string, unknown>> => {
  if (media === null) return {}
  const has = (name: string) => media.classes.split(/\s+/u).includes(name)
  const [title, description, status] = [words.title.trim(), words.description.trim(), words.status.trim()]
  const size = sizeIn(status)
  const facts = { ...(size === undefined ? {} : { file_size: size }), ...secondsIn(status) }
  if (has("media_poll")) return { poll: { question: words.question.trim(), answers: answers.map(answerIn) } }
  if (has("media_call")) return { type: "service", action: "phone_call" }
  if (has("media_contact"))
    return { contact_information: { first_name: title, phone_number: status.replace(/ - vCard$/u, "") } }
  if (has("media_venue")) return { place_name: title, address: description, location_information: {} }
  if (has("media_location") || has("media_live_location")) return { location_information: pointIn(status) }
  if (has("media_game")) return { game_title: title, game_description: description }
  if (has("media_invoice")) return { invoice_information: { title } }
  const isSticker = title === "Sticker"
  if (has("photo_wrap") || (has("media_photo") && !isSticker))
    return { photo: media.href, ...(size === undefined ? {} : { photo_file_size: size }) }
  const type = typeOfTitle[title] ?? mediaTypes.find(([className]) => has(className))?.[1]
  const file = { file: media.href === "" ? "(File not included)" : media.href, ...facts }
  if (type === undefined) return { ...file, ...(title === "" || title === "File" ? {} : { file_name: title }) }
  if (type === "sticker") return { ...file, media_type: type, sticker_emoji: isSticker ? status.split(",")[0] : "" }
  const isSong = type === "audio_file" && title !== "Audio file"
  return { ...file, media_type: type, ...(isSong ? { title: title.replace(" – ", " — ") } : {}) }
}

const units: Readonly<Record<string, number>> = { B: 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 }
const sizeIn = (status: string): number | undefined => {
  const [, number, unit = ""] = /([\d.]+) (B|KB|MB|GB)\b/u.exec(status) ?? []
  return number === undefined ? undefined : Math.round(Number(number) * (units[unit] ?? 1))
}
const secondsIn = (status: string): Readonly<Record<string, unknown>> => {
  const [, hours = "0", minutes, seconds] = /(?:(\d+):)?(\d\d?):(\d\d)\b/u.exec(status) ?? []
  if (minutes === undefined) return {}
  return { duration_seconds: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) }
}
const pointIn = (status: string) => {
  const [, latitude, longitude] = /^(-?[\d.]+), (-?[\d.]+)$/u.exec(status) ?? []
  return latitude === undefined ? {} : { latitude: Number(latitude), longitude: Number(longitude) }
}
const answerIn = (written: string) => {
  const [, text = "", votes = "0"] = /^- ([\s\S]*?)(?:\s+(\d+) votes?(?:, chosen vote)?)?$/u.exec(written.trim()) ?? []
  return { text, voters: Number(votes) }
}
