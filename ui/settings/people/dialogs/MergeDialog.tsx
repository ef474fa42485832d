/** Merges two people who are the same human. Both sides and their counts are shown before. */
import { createEffect, createSignal, For, on, Show } from "solid-js"
import type { MemberShown } from "../../../../gateways/contract/team.ts"
import { Button } from "../../../parts/button/Button.tsx"
import { Combobox } from "../../../parts/choice/Combobox.tsx"
import { Dialog } from "../../../parts/overlay/Dialog.tsx"
import { type MergePreview, type MergeSide, teamApi } from "../../../sync/rest/teamApi.ts"
import { sentenceOf } from "../../../words/sentenceOf.ts"
import { settingsWords as words } from "../../../words/words.ts"
import type { Team } from "../state/createTeam.ts"

export function MergeDialog(props: {
  readonly team: Team
  readonly person: MemberShown
  readonly onClose: () => void
}) {
  const [into, setInto] = createSignal<string | null>(null)
  const [preview, setPreview] = createSignal<MergePreview | null>(null)
  const [wrong, setWrong] = createSignal<string | null>(null)
  const choices = () =>
    [...props.team.members(), ...props.team.known()]
      .filter(({ id, left }) => id !== props.person.id && !left)
      .map(({ id, name, handle }) => ({ id: id as string, name: handle === null ? name : `${name} @${handle}` }))
  createEffect(
    on(into, (target) => {
      setPreview(null)
      setWrong(null)
      if (target === null) return
      teamApi.mergePreview(props.person.id, target).then(
        (found) => target === into() && setPreview(found),
        (error: unknown) => target === into() && setWrong(sentenceOf(error))
      )
    })
  )
  const merge = (found: MergePreview) => {
    props.onClose()
    const said = words.t("settings.merged", { from: found.person.name, into: found.into.name })
    void props.team.act(() => teamApi.merge(found.person.id, found.into.id), said)
  }
  return (
    <Dialog title={words.t("settings.mergeTitle", { name: props.person.name })} onClose={props.onClose} wide>
      <div class="dlg-form">
        <p>{words.t("settings.mergeText")}</p>
        <Combobox
          label={words.t("settings.mergeInto")}
          placeholder={words.t("settings.mergeInto")}
          value={into()}
          choices={choices()}
          autofocus
          onPick={setInto}
        />
        <Show when={wrong()}>{(why) => <p role="alert">{why()}</p>}</Show>
        <Show when={preview()}>{(found) => <Sides preview={found()} />}</Show>
        <div class="acts">
          <Button onClick={props.onClose}>{words.t("cancel")}</Button>
          <Button
            look="bad"
            disabled={preview() === null}
            onClick={() => {
              const found = preview()
              if (found !== null) merge(found)
            }}
          >
            {words.t("settings.mergeNow")}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

const counted = ["assigned", "created", "messages", "tokens", "sessions"] as const

function Sides(props: { readonly preview: MergePreview }) {
  const roleOf = ({ role }: MergeSide) => (role === null ? words.t("settings.noRole") : words.value("role", role))
  return (
    <table class="sides">
      <thead>
        <tr>
          <td />
          <th scope="col" dir="auto">
            {props.preview.person.name}
          </th>
          <th scope="col" dir="auto">
            {words.t("settings.staysAs", { name: props.preview.into.name })}
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{words.t("settings.role")}</th>
          <td>{roleOf(props.preview.person)}</td>
          <td>{roleOf(props.preview.into)}</td>
        </tr>
        <For each={counted}>
          {(count) => (
            <tr>
              <th scope="row">{words.value("mergeCount", count)}</th>
              <td>{words.number(props.preview.person[count])}</td>
              <td>{words.number(props.preview.into[count])}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}
