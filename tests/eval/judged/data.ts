/** Reads the labelled chats. They are outside of the project, and no text of them is copied into it. */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { Schema } from "effect"
import { AtomType, Category, Priority } from "../../../domain/values.ts"

const Day = Schema.NullOr(Schema.String)
const Words = Schema.Struct({ message: Schema.Int, quote: Schema.String })
const ItemType = Schema.Union([AtomType, Schema.Literal("task")])
const LabelledStatus = Schema.Literals(["open", "done", "withdrawn", "replaced"])

const Item = Schema.Struct({
  id: Schema.String,
  type: ItemType,
  also: Schema.optionalKey(Schema.Array(ItemType)),
  title: Schema.String,
  weight: Schema.Literals(["must", "nice"]),
  status: LabelledStatus,
  statusAlso: Schema.optionalKey(Schema.Array(LabelledStatus)),
  category: Schema.optionalKey(Category),
  priority: Schema.optionalKey(Priority),
  owner: Schema.optionalKey(Schema.NullOr(Schema.String)),
  due: Schema.optionalKey(Day),
  dueAlso: Schema.optionalKey(Schema.Array(Day)),
  evidence: Schema.Array(
    Schema.Struct({ ...Words.fields, role: Schema.Literals(["core", "echo", "status", "context"]) })
  )
})
export type Item = typeof Item.Type

const Trap = Schema.Struct({
  id: Schema.String,
  trap: Schema.String,
  looksLike: ItemType,
  evidence: Schema.Array(Words)
})
export type Trap = typeof Trap.Type

const EndTask = Schema.Struct({
  id: Schema.String,
  title: Schema.String,
  category: Category,
  priority: Priority,
  owner: Schema.NullOr(Schema.String),
  due: Day,
  items: Schema.Array(Schema.String),
  evidence: Schema.Array(Words)
})
export type EndTask = typeof EndTask.Type

const Labels = Schema.Struct({
  chat: Schema.String,
  file: Schema.String,
  from: Schema.Int,
  to: Schema.Int,
  messages: Schema.Int,
  language: Schema.Literals(["en", "uk", "ru", "mixed"]),
  zone: Schema.String,
  people: Schema.Record(Schema.String, Schema.String),
  items: Schema.Array(Item),
  traps: Schema.Array(Trap),
  tasks: Schema.optionalKey(Schema.Array(EndTask))
})
export type Labels = typeof Labels.Type

const LinkFile = Schema.Struct({
  chat: Schema.String,
  file: Schema.String,
  from: Schema.Int,
  to: Schema.Int,
  links: Schema.Array(
    Schema.Struct({
      message: Schema.Int,
      answers: Schema.NullOr(Schema.Int),
      orElse: Schema.optionalKey(Schema.NullOr(Schema.Int))
    })
  )
})
export type LinkFile = typeof LinkFile.Type

const Explicit = Schema.Struct({
  id: Schema.String,
  language: Schema.Literals(["en", "uk", "ru"]),
  text: Schema.String,
  /** Local to the zone, without an offset. */
  sentAt: Schema.String,
  zone: Schema.String,
  category: Category,
  categoryAlso: Schema.optionalKey(Schema.Array(Category)),
  priority: Priority,
  priorityAlso: Schema.optionalKey(Schema.Array(Priority)),
  due: Day,
  dueAlso: Schema.optionalKey(Schema.Array(Day)),
  assignee: Schema.NullOr(Schema.Struct({ quote: Schema.String, name: Schema.String })),
  tags: Schema.Array(Schema.String)
})
export type Explicit = typeof Explicit.Type

const Negative = Schema.Struct({
  id: Schema.String,
  language: Schema.Literals(["en", "uk", "ru"]),
  text: Schema.String,
  trap: Schema.String
})
export type Negative = typeof Negative.Type

export interface LabelledChat {
  /** The name of the label file, with `.json`. */
  readonly file: string
  readonly labels: Labels
  /** The Telegram export that holds the chat, as text. */
  readonly source: string
}
export interface JudgedData {
  readonly chats: ReadonlyArray<LabelledChat>
  readonly links: ReadonlyArray<{ readonly name: string; readonly file: LinkFile; readonly source: string }>
  readonly explicit: ReadonlyArray<Explicit>
  readonly negatives: ReadonlyArray<Negative>
  /** Label files whose chat is absent. */
  readonly absent: ReadonlyArray<string>
}

/** @throws for a file of another shape: then the data is of another version */
export const readJudged = (folder: URL): JudgedData => {
  const chats: Array<LabelledChat> = []
  const absent: Array<string> = []
  const sourceOf = (file: string) => {
    const place = new URL(file, folder)
    return existsSync(place) ? readFileSync(place, "utf8") : null
  }
  for (const file of jsonFiles(new URL("labels/", folder))) {
    const labels = Schema.decodeUnknownSync(Labels)(jsonOf(new URL(`labels/${file}`, folder)))
    const source = sourceOf(labels.file)
    if (source === null) absent.push(file)
    else chats.push({ file, labels, source })
  }
  const links = jsonFiles(new URL("links/", folder)).flatMap((name) => {
    const file = Schema.decodeUnknownSync(LinkFile)(jsonOf(new URL(`links/${name}`, folder)))
    const source = sourceOf(file.file)
    return source === null ? [] : [{ name: name.replace(/\.json$/u, ""), file, source }]
  })
  return {
    chats,
    links,
    explicit: jsonLines(new URL("explicit.jsonl", folder)).map((line) => Schema.decodeUnknownSync(Explicit)(line)),
    negatives: jsonLines(new URL("negatives.jsonl", folder)).map((line) => Schema.decodeUnknownSync(Negative)(line)),
    absent
  }
}

const jsonFiles = (folder: URL) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .toSorted()
const jsonOf = (file: URL): unknown => JSON.parse(readFileSync(file, "utf8"))
const jsonLines = (file: URL): ReadonlyArray<unknown> =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line): unknown => JSON.parse(line))
