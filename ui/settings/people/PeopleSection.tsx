/** People: administrators manage the team, everyone else sees its members. */
import { createSignal, Match, Show, Switch } from "solid-js"
import { Button } from "../../parts/button/Button.tsx"
import { bindVerbs } from "../../verbs/bindings.ts"
import { settingsWords as words } from "../../words/words.ts"
import { createRole } from "../parts/createRole.ts"
import { SettingsSection, WhenLoaded } from "../parts/SettingsSection.tsx"
import { createTeam } from "./state/createTeam.ts"
import { ForgetDialog, RemoveDialog } from "./dialogs/Leaving.tsx"
import { Invitations } from "./invite/Invitations.tsx"
import { InviteDialog } from "./invite/InviteDialog.tsx"
import { KnownPeople } from "./KnownPeople.tsx"
import { MemberList } from "./members/MemberList.tsx"
import { MergeDialog } from "./dialogs/MergeDialog.tsx"
import { TeamOnly } from "./TeamOnly.tsx"
import type { AskedDialog } from "./state/asked.ts"
import "./people.css"

export function PeopleSection() {
  const { isAdmin } = createRole()
  return (
    <Show when={isAdmin()} fallback={<TeamOnly />}>
      <ManagedPeople />
    </Show>
  )
}

function ManagedPeople() {
  const team = createTeam()
  const [asked, setAsked] = createSignal<AskedDialog | null>(null)
  const close = () => setAsked(null)
  const invite = () => setAsked({ is: "invite", as: null })
  bindVerbs({ invite })
  return (
    <>
      <SettingsSection
        id="people"
        title={words.t("settings.people")}
        text={textOf(team)}
        action={
          <Button look="go" keys="I" onClick={invite}>
            {words.t("verbName.invite")}
          </Button>
        }
      >
        <WhenLoaded of={team.people}>{() => <MemberList team={team} onAsk={setAsked} />}</WhenLoaded>
      </SettingsSection>
      <Invitations team={team} />
      <KnownPeople team={team} onAsk={setAsked} />
      <Dialogs team={team} asked={asked()} onClose={close} />
    </>
  )
}

/** The number of members is unknown until they are loaded. */
const textOf = (team: ReturnType<typeof createTeam>) => {
  const roles = words.t("settings.rolesText")
  return team.people.value() === undefined ? roles : `${words.count("members", team.members().length)} ${roles}`
}

/** The dialog that the person has asked for. */
function Dialogs(props: {
  readonly team: ReturnType<typeof createTeam>
  readonly asked: AskedDialog | null
  readonly onClose: () => void
}) {
  const of = <I extends AskedDialog["is"]>(is: I) =>
    props.asked?.is === is ? (props.asked as Extract<AskedDialog, { readonly is: I }>) : undefined
  return (
    <Switch>
      <Match when={of("invite")}>
        {(asked) => <InviteDialog team={props.team} as={asked().as} onClose={props.onClose} />}
      </Match>
      <Match when={of("remove")}>
        {(asked) => <RemoveDialog team={props.team} person={asked().person} onClose={props.onClose} />}
      </Match>
      <Match when={of("forget")}>
        {(asked) => <ForgetDialog team={props.team} person={asked().person} onClose={props.onClose} />}
      </Match>
      <Match when={of("merge")}>
        {(asked) => <MergeDialog team={props.team} person={asked().person} onClose={props.onClose} />}
      </Match>
    </Switch>
  )
}
