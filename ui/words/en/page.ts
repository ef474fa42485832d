/** The words of the frame, the pages without a subject of their own, search and keys. */
import type { SearchHit } from "../../../gateways/contract.ts"
import type { Of } from "../catalogue.ts"

export const pageEn = {
  tasks: "Tasks",
  messages: "Messages",
  search: "Search",
  newTask: "New task",
  mainMenu: "Main menu",
  skip: "To the content",
  live: "Live",
  stale: "Not connected",
  staleLine: "Reconnecting. What you see may be out of date.",
  position: "position {n}",
  loading: "Loading",
  signOut: "Sign out",
  themeNow: "Theme: {theme}",
  theme: {
    light: "light",
    dark: "dark",
    system: "as the system"
  },
  model: {
    builtin: "Built-in model",
    other: "{model} by {provider}",
    unreachable: "{model} does not answer; the built-in model stands in"
  },
  modelHint: "With Ollama a language model classifies, and messages are found by meaning.",
  bot: {
    none: "No Telegram bot",
    name: "Bot @{name}",
    trouble: "Bot: not connected"
  },
  botHint: "With a bot the team makes tasks where it talks.",
  newAbove: {
    one: "{n} new",
    other: "{n} new"
  },
  emptyTitle: "Nothing to do yet",
  emptyText:
    "Make a task, or load a sample week of a small team's chat, and make a task of one of its messages, or have the chat distilled into knowledge.",
  loadSample: "Load the sample",
  sampleLoaded: {
    one: "{n} message loaded",
    other: "{n} messages loaded"
  },
  emptyFilter: "No task is like that.",
  clearFilter: "Show all",
  nothingHere: "There is nothing at this address.",
  write: "Write a message",
  send: "Send",
  makeTask: "Make a task",
  becameTask: "task made",
  edited: "edited",
  redacted: "removed",
  showMore: "Show more",
  searchHint: "Find tasks, messages and knowledge",
  searchEmpty: "Words, a misspelt word, or what it is about.",
  searchNone: "Nothing was found for “{q}”.",
  by: {
    words: "words",
    likeness: "similar spelling",
    meaning: "meaning"
  } satisfies Of<SearchHit["by"][number]>,
  behind: {
    one: "{n} text is not indexed by meaning yet.",
    other: "{n} texts are not indexed by meaning yet."
  },
  signInTitle: "Sign in",
  signInText: "Open the sign-in link that the product printed when it started, or print a fresh one:",
  signedOut: "You were signed out.",
  offline: "The product does not answer. Try again in a moment.",
  notYourRole: "Your role does not let you do this.",
  keys: "Keys",
  key: {
    decide: "approve, merge, reject",
    c: "new task",
    slash: "search",
    jk: "next and previous",
    enter: "open",
    x: "complete",
    g: "then R, T, M, K, U or S: review, tasks, messages, knowledge, runs, search",
    esc: "back to the list, from a task",
    help: "this list",
    reasons: "why it was rejected: noise, duplicate, wrong, invented, late",
    e: "edit the draft",
    h: "put off until tomorrow",
    z: "take back the last decision",
    xReview: "select several"
  },
  inReview: "In Review",
  review: "Review",
  knowledge: "Knowledge",
  runs: "Runs",
  more: "More",
  save: "Save",
  cancel: "Cancel",
  create: "Create",
  atWork: {
    one: "{n} at work",
    other: "{n} at work"
  },
  none: "none",
  you: "you"
}
