/** Makes an invitation: first the role, then the link to send. */
import { createSignal, Show } from "solid-js"
import type { Role } from "../../../../domain/values.ts"
import type { MemberShown } from "../../../../gateways/contract/team.ts"
import { Button } from "../../../parts/button/Button.tsx"
import { RadioGroup } from "../../../parts/choice/RadioGroup.tsx"
import { Dialog } from "../../../parts/overlay/Dialog.tsx"
import { newKey } from "../../../sync/rest/newKey.ts"
import { teamApi } from "../../../sync/rest/teamApi.ts"
import { settingsWords as words } from "../../../words/words.ts"
import { rolesUpTo } from "../../parts/roles.ts"
import { copyText } from "../../parts/copyText.ts"
import type { Team } from "../state/createTeam.ts"
import { joinLink } from "./joinLink.ts"

export function InviteDialog(props: {
  readonly team: Team
  readonly as: MemberShown | null
  readonly onClose: () => void
}) {
  const [role, setRole] = createSignal<Role>("member")
  const [link, setLink] = createSignal<string | null>(null)
  const [busy, setBusy] = createSignal(false)
  // One intent is one link, also after an answer that was lost.
  let key = newKey()
  const pick = (wanted: Role) => {
    key = newKey()
    setRole(wanted)
  }
  const make = async (event: SubmitEvent) => {
    event.preventDefault()
    if (busy()) return
    setBusy(true)
    const as = props.as === null ? {} : { as: props.as.id }
    await props.team.act(async () => {
      const made = await teamApi.invite({ role: role(), ...as }, key)
      setLink(joinLink(made.invitation))
      return made
    })
    setBusy(false)
  }
  const choices = () =>
    rolesUpTo(props.team.own.role()).map((each) => ({ ...each, hint: words.value("roleText", each.id) }))
  const title = () =>
    props.as === null ? words.t("verbName.invite") : words.t("settings.inviteAs", { name: props.as.name })
  return (
    <Dialog title={title()} onClose={props.onClose}>
      <Show
        when={link()}
        fallback={
          <form class="dlg-form" onSubmit={(event) => void make(event)}>
            <RadioGroup label={words.t("settings.role")} value={role()} choices={choices()} onPick={pick} />
            <div class="acts">
              <Button onClick={props.onClose}>{words.t("cancel")}</Button>
              <Button look="go" type="submit" disabled={busy()}>
                {words.t("settings.makeLink")}
              </Button>
            </div>
          </form>
        }
      >
        {(made) => <Link link={made()} onClose={props.onClose} />}
      </Show>
    </Dialog>
  )
}

function Link(props: { readonly link: string; readonly onClose: () => void }) {
  let field!: HTMLInputElement
  const copy = async (event: SubmitEvent) => {
    event.preventDefault()
    field.select()
    await copyText(props.link)
  }
  return (
    <form class="dlg-form" onSubmit={(event) => void copy(event)}>
      <label class="labelled">
        <span>{words.t("settings.linkText")}</span>
        <input
          ref={(element) => {
            field = element
            queueMicrotask(() => element.select())
          }}
          class="in"
          readonly
          value={props.link}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
      <div class="acts">
        <Button onClick={props.onClose}>{words.t("close")}</Button>
        <Button look="go" type="submit">
          {words.t("settings.copyLink")}
        </Button>
      </div>
    </form>
  )
}
