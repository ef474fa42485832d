/** The dialogs that end a membership. Removing ends only the access; forgetting also erases the texts. Each says what it does. */
import { createDraft } from "../../../drafts/createDraft.ts"
import type { MemberShown } from "../../../../gateways/contract/team.ts"
import { TextField } from "../../../parts/fields/TextField.tsx"
import { Confirm } from "../../../parts/overlay/Confirm.tsx"
import { teamApi } from "../../../sync/rest/teamApi.ts"
import { settingsWords as words } from "../../../words/words.ts"
import type { Team } from "../state/createTeam.ts"

interface Props {
  readonly team: Team
  readonly person: MemberShown
  readonly onClose: () => void
}

export function RemoveDialog(props: Props) {
  const { name, id } = props.person
  const remove = () => {
    props.onClose()
    void props.team.act(() => teamApi.remove(id), words.t("settings.removed", { name }))
  }
  return (
    <Confirm
      title={words.t("settings.removeTitle", { name })}
      action={words.t("settings.removeNow")}
      onConfirm={remove}
      onClose={props.onClose}
    >
      <p>{words.t("settings.removeText")}</p>
    </Confirm>
  )
}

export function ForgetDialog(props: Props) {
  const { name, id } = props.person
  const draft = createDraft(
    () => `person:${id}:forget`,
    () => words.t("settings.forgetWhy")
  )
  const forget = () => {
    props.onClose()
    void draft.send(async (why) => {
      const because = why.trim() || words.t("settings.forgetWhy")
      const isForgotten = await props.team.act(() => teamApi.forget(id, name, because), words.t("settings.forgotten"))
      return isForgotten ? true : null
    })
  }
  return (
    <Confirm
      title={words.t("settings.forgetTitle", { name })}
      action={words.t("settings.forgetNow")}
      typed={name}
      onConfirm={forget}
      onClose={props.onClose}
    >
      <p>{words.t("settings.forgetText")}</p>
      <TextField label={words.t("settings.reason")} value={draft.value()} onType={draft.set} dir="auto" />
    </Confirm>
  )
}
