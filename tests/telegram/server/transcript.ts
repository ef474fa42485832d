/** A chat as its members see it: authors, texts, reactions, buttons, and answers to presses. */
import type { SentMessage, ServerState } from "./serverState.ts"

export const transcriptOf = (state: ServerState, chat: number): string =>
  state
    .all(chat)
    .filter(({ deleted }) => !deleted)
    .flatMap((said) => linesOf(state, said))
    .join("\n")

const linesOf = (state: ServerState, said: SentMessage): ReadonlyArray<string> => {
  const edited = said.edits === 0 ? "" : " (edited)"
  const reply = said.replyTo === null ? "" : ` ↪ ${said.replyTo}`
  const silent = said.silent ? " 🔕" : ""
  const thread = said.thread === null ? "" : ` #${said.thread}`
  const reactions = [...said.reactions]
    .map(([by, emoji]) => ` [${emoji} ${state.users.get(by)?.first_name ?? by}]`)
    .join("")
  const words =
    said.text === ""
      ? Object.keys(said.more)
          .map((kind) => `<${kind}>`)
          .join(" ")
      : said.text
  const indented = words.split("\n").map((line, i) => (i === 0 ? line : `     ${line}`))
  return [
    `${String(said.id).padStart(3)}  ${said.from.first_name}${reply}${thread}${silent}${edited}: ${indented[0] ?? ""}`,
    ...indented.slice(1),
    ...said.buttons.map((row) => `     ${row.map(({ text }) => `[ ${text} ]`).join(" ")}`),
    ...(reactions === "" ? [] : [`    ${reactions}`]),
    ...said.presses.map(
      ({ by, label, answer }) => `     — ${by.first_name} pressed "${label}"${answer === null ? "" : `: “${answer}”`}`
    )
  ]
}
