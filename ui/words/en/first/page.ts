/** The words of the frame, the pages without a subject of their own, search and keys. */
import type { SearchHit } from "../../../../gateways/contract/search.ts"
import type { Of } from "../../shape/shape.ts"

export const pageEn = {
  earlierRows: "Show earlier",
  tasks: "Tasks",
  messages: "Messages",
  messagesTab: "Messages",
  search: "Search",
  newTask: "New task",
  mainMenu: "Main menu",
  skip: "Skip to content",
  live: "Live",
  stale: "Not connected",
  staleLine: "Reconnecting. What you see may be out of date.",
  upToDate: "Everything is up to date.",
  lastChange: "Last change: no. {n}",
  loading: "Loading",
  signOut: "Sign out",
  themeNow: "Theme: {theme}",
  theme: {
    light: "Light",
    dark: "Dark",
    system: "System"
  },
  builtInRules: "built-in rules",
  model: {
    builtin: "Built-in rules",
    other: "{model} via {provider}",
    unreachable: "{model} does not answer; the built-in rules are used instead"
  },
  offer: {
    found: "Ollama answers at {url} and is not used. It would get the team's messages.",
    use: "Use {model}",
    refused: "The model was not chosen. Try again."
  },
  bot: {
    none: "No Telegram bot",
    name: "Bot @{name}",
    trouble: "Bot: not connected"
  },
  botFault: {
    "token-refused": "Telegram refuses the token of the bot",
    "other-poller": "Another program receives the messages of the bot",
    unreachable: "Telegram cannot be reached; the bot tries again",
    "not-stored": "Messages cannot be stored now; they wait at Telegram",
    silent: "The bot does not run",
    "webhook-refused": "Telegram refuses the address of the webhook",
    "webhook-failing": "Telegram cannot reach the webhook"
  },
  botMode: {
    polling: "polling",
    webhook: "webhook"
  },
  newAbove: "{n} new",
  emptyTitle: "No tasks yet",
  emptyMessages: "No messages yet",
  emptyText:
    "Create a task, or load the sample: a week of a small team's chat. Then turn a message into a task, or find knowledge in the chat.",
  emptyTextChat:
    "Create a task, or make one from a message. Statements that you approve in Review become knowledge, from which the tracker suggests tasks.",
  loadSample: "Load the sample",
  sampleLoaded: {
    one: "{n} message loaded",
    other: "{n} messages loaded"
  },
  pasteCut:
    "The end of the pasted text was left out: this field takes at most {most} characters. The clipboard still has the whole text.",
  noMatch: "No tasks match.",
  clearFilter: "Show all",
  pageNotFound: "Page not found",
  pageNotFoundText: "No page has this address. It may be mistyped or out of date.",
  write: "Write a message",
  send: "Send",
  makeTask: "Make a task",
  edited: "edited",
  redacted: "This message was removed.",
  showMore: "Show more",
  searchHint: "Search tasks, messages and knowledge",
  searchEmpty: "Type words, even misspelt ones, a number such as T-12, or describe what you are looking for.",
  searchEverywhere: "Search everything",
  hitKinds: "Kinds",
  hitKind: { task: "Tasks", message: "Messages", atom: "Statements", topic: "Topics" },
  hitKindOne: { task: "task", message: "message", atom: "statement", topic: "topic" },
  searchSpanLabel: "Time",
  searchSpan: { any: "Any time", week: "Last 7 days", month: "Last month", year: "Last year" },
  hitsCount: { one: "{n} result", other: "{n} results" },
  searchNone: "No results for “{q}”.",
  by: {
    number: "number",
    words: "words",
    likeness: "similar spelling",
    meaning: "meaning"
  } satisfies Of<SearchHit["by"][number]>,
  behind: {
    one: "{n} text cannot be found by meaning yet.",
    other: "{n} texts cannot be found by meaning yet."
  },
  offline: "Can't reach the server.",
  notSaved: "Can't reach the server; not saved.",
  notSavedYet: "Not saved yet.",
  discard: "Discard",
  conflict:
    "This text was changed while you edited it, by another person or by you in another window. The other version:",
  keepMine: "Keep my version",
  takeTheirs: "Use the other version",
  editBoth: "Edit both together",
  decidedMeanwhile: "It was decided meanwhile: {outcome}. Your wording was not saved; you can still copy it.",
  reload: "Reload",
  tryAgain: "Try again",
  newVersion: "A new version of Task Tracker is installed.",
  draftsKept: "What you typed is kept on this device.",
  pageFailed: "This page has failed.",
  notYourRole: "Your role does not allow this.",
  pageGroup: {
    day: "Today",
    tasks: "Tasks",
    chat: "Chat",
    team: "Team"
  },
  troubles: {
    one: "{n} problem",
    other: "{n} problems"
  },
  serverStatus: "Status",
  botReady: "model, bot ready",
  allReady: "ready",
  staleFact: "may be out of date",
  nextAndPrevious: "next and previous",
  keys: "Keyboard shortcuts",
  review: "Review",
  knowledge: "Knowledge",
  runs: "Runs",
  more: "More",
  close: "Close",
  emptyField: "Clear",
  undoIt: "Undo",
  toasts: "Status messages",
  typeToConfirm: "Type “{text}” to confirm",
  save: "Save",
  cancel: "Cancel",
  create: "Create",
  atWork: "{n} running",
  none: "none",
  you: "you"
}
