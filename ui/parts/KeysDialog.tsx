/** The keys, in a list. */
import { For } from "solid-js"
import type { Word } from "../words/en.ts"
import { words } from "../words/words.ts"
import { Modal } from "./Modal.tsx"

const keys = [
  ["C", "key_c"],
  ["/", "key_slash"],
  ["J K", "key_jk"],
  ["↵", "key_enter"],
  ["X", "key_x"],
  ["Esc", "key_esc"],
  ["G", "key_g"],
  ["?", "key_help"]
] as const
const reviewKeys = [
  ["1 2 3", "key_123"],
  ["N D W I L", "key_reasons"],
  ["E", "key_e"],
  ["H", "key_h"],
  ["X", "key_xReview"],
  ["Z", "key_z"]
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
