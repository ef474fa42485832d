/** The words of the frame, the pages without a subject of their own, search and keys. */
import type { SearchHit } from "../../../gateways/contract.ts"
import type { Of } from "../shape/shape.ts"

export const pageEn = {
  tasks: "Tasks",
  messages: "Messages",
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
  newAbove: "{n} new",
  emptyTitle: "No tasks yet",
  emptyMessages: "No messages yet",
  emptyText:
    "Create a task, or load the sample: a week of a small team's chat. Then turn a message into a task, or find knowledge in the chat.",
  loadSample: "Load the sample",
  sampleLoaded: {
    one: "{n} message loaded",
    other: "{n} messages loaded"
  },
  noMatch: "No tasks match.",
  clearFilter: "Show all",
  pageNotFound: "Page not found",
  write: "Write a message",
  send: "Send",
  makeTask: "Make a task",
  becameTask: "task created",
  edited: "edited",
  redacted: "This message was removed.",
  showMore: "Show more",
  searchHint: "Search tasks, messages and knowledge",
  searchEmpty: "Type words, even misspelt ones, or describe what you are looking for.",
  searchNone: "No results for “{q}”.",
  by: {
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
  conflict: "Another person has changed this text while you edited it. Their version:",
  keepMine: "Keep my version",
  takeTheirs: "Use their version",
  editBoth: "Edit both together",
  decidedMeanwhile: "It was decided meanwhile: {outcome}. Your wording was not saved; you can still copy it.",
  refused: {
    "changed-meanwhile": "Another person has changed it meanwhile. Your version is not saved yet.",
    "already-approved": "Another person has approved it already.",
    "already-rejected": "Another person has rejected it already.",
    "already-merged": "Another person has merged it already.",
    "merged-elsewhere": "Another person has merged it into another item already.",
    "used-since": "It was used or changed since. Undo those changes first.",
    "already-done": "The task is done already. Reopen it first.",
    "already-cancelled": "The task is cancelled already. Reopen it first."
  },
  reload: "Reload",
  tryAgain: "Try again",
  newVersion: "A new version of Task Tracker is installed.",
  draftsKept: "What you typed is kept on this device.",
  pageFailed: "This page has failed.",
  notYourRole: "Your role does not allow this.",
  verbName: {
    timeBack: "One change back",
    timeOn: "One change on",
    timeDayBack: "One day back",
    timeDayOn: "One day on",
    timeFirst: "The first change",
    timeLast: "Back to now",
    palette: "Search or run a command",
    newTask: "New task",
    undo: "Undo",
    keys: "Keyboard shortcuts",
    next: "Next",
    previous: "Previous",
    open: "Open",
    complete: "Complete or reopen",
    back: "Back to the list",
    approve: "Approve",
    merge: "Merge",
    reject: "Reject",
    approveDone: "Approve as done",
    edit: "Edit the draft",
    snooze: "Postpone until tomorrow",
    select: "Select",
    fold: "Show or hide weaker proposals",
    chooseTarget: "Choose the target of a merge"
  },
  find: {
    on: "On",
    none: "Nothing found",
    open: "Open",
    stop: "Move back to open",
    assignMe: "Assign to me",
    choose: "choose",
    doIt: "do it",
    itsActions: "its actions",
    onlyCommands: "only commands",
    searchFor: "Search for “{q}”"
  },
  paletteSection: {
    subject: "With this task",
    here: "On this page",
    tasks: "Tasks",
    knowledge: "Knowledge",
    recent: "Recent",
    go: "Go and make"
  },
  verbPlace: {
    people: "On the page People",
    everywhere: "Everywhere",
    go: "Go to",
    list: "In lists",
    task: "On a task",
    review: "In Review"
  },
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
  toasts: "Notifications",
  typeToConfirm: "Type “{text}” to confirm",
  save: "Save",
  cancel: "Cancel",
  create: "Create",
  atWork: "{n} running",
  none: "none",
  you: "you"
}
