/**
 * Parses pages of Telegram Desktop's HTML export while their bytes arrive. Each message becomes the object that the JSON
 * export has for it, so that one reader reads both. Source: export_output_html.cpp of telegramdesktop/tdesktop.
 */
import { Parser } from "htmlparser2"
import { BrokenExport } from "../source/source.ts"
import type { Part, TakeApart } from "../telegram/parts.ts"
import { emptyDraft, type MessageDraft, rawOf } from "./messageDraft.ts"
import { roleOf, type PageRole } from "./roles.ts"
import { isAddress } from "./textOfHtml.ts"

/** UTF-16 units of one message that are kept while it is read. The reader cuts texts to a much shorter length. */
const longestMessage = 400_000

/** Open elements. Pages have about ten; the work of the parser for each element grows with their number. */
const deepest = 1_000

/** `number`: the chat's number in Telegram, which the pages do not have. `nextPage`: the bytes of the next page follow. */
export const makeHtmlParts = (number: string | null) => {
  let nextPage = () => {}
  const takeApart: TakeApart = (onPart) => {
    const page = new Page(onPart)
    let utf8 = new TextDecoder("utf-8", { fatal: true })
    let parser = new Parser(page)
    const decode = (bytes?: Uint8Array) => {
      try {
        return bytes === undefined ? utf8.decode() : utf8.decode(bytes, { stream: true })
      } catch {
        throw new BrokenExport({ why: "the page is not UTF-8. Nothing was stored." })
      }
    }
    const end = () => {
      parser.end(decode())
      page.close()
    }
    nextPage = () => {
      end()
      utf8 = new TextDecoder("utf-8", { fatal: true })
      parser = new Parser(page)
    }
    if (number !== null) onPart({ is: "field", place: "", name: "id", value: number })
    return { write: (bytes) => parser.write(decode(bytes)), end }
  }
  return { takeApart, nextPage: () => nextPage() }
}

const tooDeep = `the page has more than ${deepest} elements inside each other, which no export has. Nothing was stored.`

/** The state of one page. The senders continue on the next page. */
class Page {
  readonly #onPart: (part: Part) => void
  readonly #roles: Array<PageRole> = []
  #message: MessageDraft | null = null
  /** A message without a name is of the sender before it. */
  #sender = ""
  #origin = ""
  #title = ""
  #link: string | undefined
  #quotes = 0

  constructor(onPart: (part: Part) => void) {
    this.#onPart = onPart
  }

  onopentag(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#roles.length > deepest) throw new BrokenExport({ why: tooDeep })
    const parent = this.#roles.at(-1) ?? "none"
    const role = roleOf(name, attributes["class"] ?? "", parent, this.#message !== null)
    this.#roles.push(role)
    if (role === "message" || role === "service") this.#begin(role, attributes["id"] ?? "")
    const message = this.#message
    if (message === null) return
    if (role !== parent) start(message, role, attributes)
    if (role === "reply" || parent === "reply") this.#answers(message, attributes["href"])
    if (role !== "text") return
    if (name === "br") this.#add("\n")
    if (name === "blockquote") this.#quotes++
    if (name === "a") this.#link = isAddress(attributes["href"]) ? attributes["href"] : undefined
  }

  ontext(text: string): void {
    const role = this.#roles.at(-1) ?? "none"
    if (role === "chat-title") this.#title += text
    const message = this.#message
    if (message === null || message.length > longestMessage) return
    message.length += text.length
    // Line breaks are written as <br>; the others are the layout of the page.
    if (role === "text") return this.#add(text.replaceAll(/ *[\r\n]\s*/gu, "\n").replaceAll("\n", " "))
    if (role === "answer") message.answers.push(`${message.answers.pop() ?? ""}${text}`)
    else if (role in message.words) message.words[role as keyof typeof message.words] += text
  }

  onclosetag(name: string): void {
    const role = this.#roles.pop()
    if (name === "a") this.#link = undefined
    if (name === "blockquote") this.#quotes = Math.max(0, this.#quotes - 1)
    if (role === "chat-title") this.#name()
    if (role === "message" || role === "service") this.#emit()
  }

  close(): void {
    this.#emit()
    this.#roles.length = 0
    this.#quotes = 0
    this.#link = undefined
  }

  #begin(role: "message" | "service", id: string): void {
    this.#emit()
    this.#message = emptyDraft(/^message(-?\d{1,20})$/u.exec(id)?.[1] ?? null, role === "service")
  }

  #add(text: string): void {
    const link = this.#link
    this.#message?.spans.push({
      text,
      ...(link === undefined ? {} : { link }),
      ...(this.#quotes === 0 ? {} : { quoted: true })
    })
  }

  #answers(message: MessageDraft, href: string | undefined): void {
    message.isReply = true
    const [, number] = /go_to_message(\d{1,20})$/u.exec(href ?? "") ?? []
    if (number !== undefined) message.replyTo = number
  }

  #name(): void {
    const value = this.#title.trim()
    this.#title = ""
    if (value !== "") this.#onPart({ is: "field", place: "", name: "name", value })
  }

  #emit(): void {
    const message = this.#message
    this.#message = null
    // Lines between days have negative numbers, and are no messages.
    if (message === null || message.id?.startsWith("-") === true) return
    if (!message.isService) {
      this.#sender = named(message.words.sender, this.#sender)
      this.#origin = message.isForwarded ? named(message.words.origin, this.#origin) : ""
    }
    this.#onPart({ is: "message", place: "", raw: rawOf(message, this.#sender, this.#origin) })
  }
}

const start = (message: MessageDraft, role: PageRole, attributes: Readonly<Record<string, string>>): void => {
  if (role === "date") message.date = attributes["title"] ?? ""
  if (role === "forwarded") message.isForwarded = true
  if (role === "reactions") message.hasReactions = true
  if (role === "buttons") message.hasButtons = true
  if (role === "media") message.media = { classes: attributes["class"] ?? "", href: attributes["href"] ?? "" }
  if (role === "answer") message.answers.push("")
}

const named = (written: string, before: string) => {
  const name = written.trim().replace(/ via @\w+$/u, "")
  return name === "" ? before : name
}
