/** Every verb of the interface, declared once: its keys, where it works, and its words. The list of keys derives from it. */
import type { Word } from "../words/speak/catalogue.ts"

/** The place where a verb works. */
export const verbPlaces = [
  "everywhere",
  "list",
  "board",
  "task",
  "messages",
  "review",
  "knowledge",
  "people",
  "inbox"
] as const
export type VerbPlace = (typeof verbPlaces)[number]

export interface VerbSpec {
  /**
   * The keys, each of them enough: `c`, `shift+arrowdown`, `mod+k` (Ctrl, or ⌘ on a Mac), `g r` (one after the other). The
   * first one is on the buttons.
   */
  readonly keys: ReadonlyArray<string>
  readonly on: VerbPlace
  readonly word: Word
  /** The verb repeats while its key is held down. A decision never does. */
  readonly repeats?: boolean
  /** The palette does not offer it: it only moves the focus, or needs a state that ends when the palette opens. */
  readonly hidden?: boolean
}

const spec = (on: VerbPlace, word: Word, ...keys: ReadonlyArray<string>): VerbSpec => ({ keys, on, word })
const hidden = (on: VerbPlace, word: Word, ...keys: ReadonlyArray<string>): VerbSpec => ({
  ...spec(on, word, ...keys),
  hidden: true
})
const step = (on: VerbPlace, word: Word, ...keys: ReadonlyArray<string>): VerbSpec => ({
  ...hidden(on, word, ...keys),
  repeats: true
})

export const verbs = {
  palette: hidden("everywhere", "verbName.palette", "mod+k"),
  newTask: spec("everywhere", "verbName.newTask", "c"),
  undo: spec("everywhere", "verbName.undo", "z"),
  keys: spec("everywhere", "verbName.keys", "?"),

  next: step("list", "verbName.next", "j", "arrowdown"),
  previous: step("list", "verbName.previous", "k", "arrowup"),
  open: hidden("list", "verbName.open", "enter"),
  complete: spec("list", "verbName.complete", "e"),
  selectRow: spec("list", "verbName.selectRow", "x"),
  extend: step("list", "verbName.extend", "shift+arrowdown", "shift+arrowup"),
  clearSelection: hidden("list", "verbName.clearSelection", "escape"),
  filter: spec("list", "verbName.filter", "f"),
  saveView: spec("list", "verbName.saveView", "v"),
  setStatus: spec("list", "verbName.setStatus", "s"),
  setAssignee: spec("list", "verbName.setAssignee", "a"),
  setPriority: spec("list", "verbName.setPriority", "p"),
  setDue: spec("list", "verbName.setDue", "d"),
  setTopic: spec("list", "verbName.setTopic", "t"),

  columnLeft: step("board", "verbName.columnLeft", "arrowleft"),
  columnRight: step("board", "verbName.columnRight", "arrowright"),
  moveLeft: spec("board", "verbName.moveLeft", "shift+arrowleft"),
  moveRight: spec("board", "verbName.moveRight", "shift+arrowright"),
  moveTo: spec("board", "verbName.moveTo", "m"),
  boardTime: spec("board", "verbName.boardTime", "h"),
  pastBack: step("board", "verbName.timeDayBack", "arrowleft"),
  pastOn: step("board", "verbName.timeDayOn", "arrowright"),
  pastWeekBack: step("board", "verbName.pastWeekBack", "shift+arrowleft"),
  pastWeekOn: step("board", "verbName.pastWeekOn", "shift+arrowright"),
  pastNow: hidden("board", "verbName.timeLast", "escape"),
  newRun: spec("list", "newRun", "n"),

  back: hidden("task", "verbName.back", "escape"),
  timeBack: step("task", "verbName.timeBack", "arrowleft"),
  timeOn: step("task", "verbName.timeOn", "arrowright"),
  timeDayBack: step("task", "verbName.timeDayBack", "shift+arrowleft"),
  timeDayOn: step("task", "verbName.timeDayOn", "shift+arrowright"),
  timeFirst: hidden("task", "verbName.timeFirst", "home"),
  timeLast: hidden("task", "verbName.timeLast", "end"),
  timeNow: hidden("task", "verbName.timeLast", "escape"),
  taskStatus: hidden("task", "field.status", "s"),
  taskAssignee: hidden("task", "field.assignee", "a"),
  taskPriority: hidden("task", "field.priority", "p"),
  taskDue: hidden("task", "field.due", "d"),
  taskTopics: hidden("task", "topics", "t"),
  taskCategory: hidden("task", "field.category", "l"),

  messageTask: spec("messages", "makeTask", "c"),
  toDay: spec("messages", "verbName.toDay", "d"),

  approve: spec("review", "verbName.approve", "1"),
  merge: spec("review", "verbName.merge", "2"),
  reject: spec("review", "verbName.reject", "3"),
  approveDone: spec("review", "verbName.approveDone", "4"),
  edit: spec("review", "verbName.edit", "e"),
  snooze: spec("review", "verbName.snooze", "h"),
  select: spec("review", "verbName.select", "x"),
  fold: spec("review", "verbName.fold", "f"),
  chooseTarget: hidden("review", "verbName.chooseTarget", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
  noise: hidden("review", "reason.noise", "n"),
  duplicate: hidden("review", "reason.duplicate", "d"),
  wrong: hidden("review", "reason.wrong", "w"),
  invented: hidden("review", "reason.invented", "i"),
  late: hidden("review", "reason.late", "l"),

  editStatement: spec("knowledge", "editStatement", "e"),
  statementStatus: spec("knowledge", "verbName.setStatus", "s"),
  tagStatement: spec("knowledge", "addTag", "t"),
  linkStatement: spec("knowledge", "linkStatement", "l"),
  closeDetails: hidden("knowledge", "verbName.closeDetails", "escape"),
  keepFirst: spec("knowledge", "verbName.keepFirst", "1"),
  keepSecond: spec("knowledge", "verbName.keepSecond", "2"),
  keepBoth: spec("knowledge", "verbName.keepBoth", "3"),

  readNotice: spec("inbox", "verbName.readNotice", "e"),
  unreadNotice: spec("inbox", "verbName.unreadNotice", "u"),
  laterNotice: spec("inbox", "verbName.laterNotice", "h"),
  replyNotice: spec("inbox", "noticeReply", "r"),
  readAll: spec("inbox", "verbName.readAll", "a"),

  invite: spec("people", "verbName.invite", "i")
} as const satisfies { readonly [id: string]: VerbSpec }

export type VerbId = keyof typeof verbs
export const verbIds = Object.keys(verbs) as ReadonlyArray<VerbId>
export const specOf = (id: VerbId): VerbSpec => verbs[id]
/** True for a verb that the palette leaves out. */
export const isHidden = (id: string): boolean => verbIds.some((each) => each === id && specOf(each).hidden === true)
