/** The keys, in a list. */
import { For } from "solid-js"
import { words } from "../words/words.ts"
import { Modal } from "./Modal.tsx"

const keys = [
  ["C", "key_c"],
  ["/", "key_slash"],
  ["J K", "key_jk"],
  ["↵", "key_enter"],
  ["X", "key_x"],
  ["G", "key_g"],
  ["?", "key_help"]
] as const

export function KeysDialog(props: { readonly onClose: () => void }) {
  return (
    <Modal label={words.t("keys")} onClose={props.onClose}>
      <h2>{words.t("keys")}</h2>
      <table>
        <tbody>
          <For each={keys}>
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
    </Modal>
  )
}
