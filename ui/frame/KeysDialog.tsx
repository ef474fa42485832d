/** The list of keyboard shortcuts. */
import { For } from "solid-js"
import type { Word } from "../words/catalogue.ts"
import { words } from "../words/words.ts"
import { Modal } from "../parts/Modal.tsx"

const keys = [
  ["C", "key.c"],
  ["/", "key.slash"],
  ["J K", "key.jk"],
  ["↵", "key.enter"],
  ["X", "key.x"],
  ["Esc", "key.esc"],
  ["G", "key.g"],
  ["?", "key.help"]
] as const
const reviewKeys = [
  ["1 2 3", "key.decide"],
  ["N D W I L", "key.reasons"],
  ["4", "key.doneReview"],
  ["F", "key.fold"],
  ["E", "key.e"],
  ["H", "key.h"],
  ["X", "key.xReview"],
  ["Z", "key.z"]
] as const

export function KeysDialog(props: { readonly onClose: () => void }) {
  return (
    <Modal label={words.t("keys")} onClose={props.onClose}>
      <h2>{words.t("keys")}</h2>
      <Table keys={keys} />
      <h3>{words.t("inReview")}</h3>
      <Table keys={reviewKeys} />
    </Modal>
  )
}

function Table(props: { readonly keys: ReadonlyArray<readonly [key: string, word: Word]> }) {
  return (
    <table>
      <tbody>
        <For each={props.keys}>
          {([key, word]) => (
            <tr>
              <td>
                <kbd>{key}</kbd>
              </td>
              <td>{words.t(word)}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}
