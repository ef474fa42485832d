/** The meaning of an element of an exported page, by its class and the element around it. A part without a meaning has that of its parent. */

export type PageRole =
  | "none"
  | "header"
  | "chat-title"
  | "message"
  | "service"
  | "inside"
  | "sender"
  | "date"
  | "forwarded"
  | "origin"
  | "reply"
  | "text"
  | "media"
  | "title"
  | "description"
  | "status"
  | "question"
  | "answer"
  | "reactions"
  | "buttons"
  | "notice"
  | "silent"

const silentTags = new Set(["script", "style", "template", "noscript", "iframe", "object"])
/** Elements inside these belong to them. */
const whole: ReadonlySet<PageRole> = new Set(["text", "silent", "reactions", "buttons", "chat-title", "reply"])
const mediaClasses = ["photo_wrap", "sticker_wrap", "animated_wrap", "video_file_wrap", "media_poll"]

export const roleOf = (tag: string, className: string, parent: PageRole, inMessage: boolean): PageRole => {
  if (silentTags.has(tag)) return "silent"
  const classes = className.split(/\s+/u)
  const has = (name: string) => classes.includes(name)
  // A message inside a text is written by a person, so it is text.
  if (whole.has(parent)) return parent
  if (has("message")) return has("service") ? "service" : "message"
  if (!inMessage) {
    if (has("page_header")) return "header"
    return parent === "header" && has("text") ? "chat-title" : headerOf(parent)
  }
  if (has("from_name")) return parent === "forwarded" ? "origin" : "sender"
  // The date of forwarded words is inside their name.
  if (has("date")) return parent === "origin" || parent === "sender" ? "silent" : "date"
  if (has("forwarded") && has("body")) return "forwarded"
  if (has("userpic_wrap")) return "silent"
  if (has("reply_to")) return "reply"
  if (has("reactions")) return "reactions"
  if (has("bot_buttons_table")) return "buttons"
  if (has("media") || classes.some((name) => mediaClasses.includes(name))) return "media"
  return partOf(has, parent)
}

const headerOf = (parent: PageRole): PageRole => (parent === "header" ? "header" : "none")

const partOf = (has: (name: string) => boolean, parent: PageRole): PageRole => {
  if (parent === "media") {
    if (has("title")) return "title"
    if (has("description")) return "description"
    if (has("status") || has("video_duration")) return "status"
    if (has("question")) return "question"
    if (has("answer")) return "answer"
    return has("total") || has("details") ? "silent" : "media"
  }
  if (parent === "answer") return "answer"
  if (parent === "service") return "notice"
  if (has("text") && parent !== "none") return "text"
  return parent === "message" ? "inside" : parent
}
