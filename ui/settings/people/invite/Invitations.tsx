/** The open invitations, with their links. */
import { createMemo, For, Show } from "solid-js"
import type { InvitationRow } from "../../../../gateways/contract.ts"
import { Button } from "../../../parts/button/Button.tsx"
import { teamApi } from "../../../sync/rest/teamApi.ts"
import { settingsWords as words } from "../../../words/words.ts"
import { SettingsSection } from "../../parts/SettingsSection.tsx"
import { shownDay } from "../../parts/when.ts"
import { copyText } from "../../parts/copyText.ts"
import type { Team } from "../state/createTeam.ts"
import { joinLink } from "./joinLink.ts"

export function Invitations(props: { readonly team: Team }) {
  const open = createMemo(() =>
    (props.team.invitations.value() ?? []).filter(({ revoked, usedBy }) => !revoked && usedBy === null)
  )
  return (
    <Show when={open().length > 0}>
      <SettingsSection
        id="invitations"
        title={words.t("settings.invitations")}
        text={words.t("settings.invitationsText")}
      >
        <ul class="plain-list">
          <For each={open()}>{(invitation) => <InvitationLine invitation={invitation} team={props.team} />}</For>
        </ul>
      </SettingsSection>
    </Show>
  )
}

function InvitationLine(props: { readonly invitation: InvitationRow; readonly team: Team }) {
  const isOver = () => Date.parse(props.invitation.expiresAt ?? "") < Date.now()
  const who = () =>
    props.invitation.as === null ? words.t("settings.newPerson") : props.team.nameOf(props.invitation.as)
  const copy = () =>
    void props.team.act(async () => {
      const { invitation } = await teamApi.invitationLink(props.invitation.id)
      await copyText(joinLink(invitation))
    })
  const revoke = () =>
    void props.team.act(() => teamApi.revokeInvitation(props.invitation.id), words.t("settings.withdrawn"))
  return (
    <li class="set-row two">
      <span class="no-face" aria-hidden="true" />
      <span class="grow">
        <b dir="auto">{who()}</b>
        <span class="quiet-text ell">
          {words.t("settings.invitedBy", {
            name: props.team.nameOf(props.invitation.issuedBy),
            day: shownDay(props.invitation.issuedAt, Date.now())
          })}
        </span>
      </span>
      <span class="quiet-text wide">{words.value("role", props.invitation.role)}</span>
      <span class="quiet-text" classList={{ warn: isOver() }}>
        {words.t(isOver() ? "settings.ended" : "settings.until", {
          day: shownDay(props.invitation.expiresAt ?? "", Date.now())
        })}
      </span>
      <span class="acts">
        <Show when={!isOver()}>
          <Button small onClick={copy}>
            {words.t("settings.copyLink")}
          </Button>
        </Show>
        <Button look="quiet" small onClick={revoke}>
          {words.t("settings.withdraw")}
        </Button>
      </span>
    </li>
  )
}
