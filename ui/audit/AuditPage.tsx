/** The audit, for owners: every change that the reader may see, and who signed in and looked. */
import Download from "lucide-solid/icons/download"
import { Show } from "solid-js"
import { atLeast } from "../../domain/roles.ts"
import { PageOfOthers } from "../pages/PageOfOthers.tsx"
import { Bar } from "../parts/bar/Bar.tsx"
import { Button } from "../parts/button/Button.tsx"
import { Tabs } from "../parts/show/Tabs.tsx"
import type { ToastMessage } from "../parts/toast/message.ts"
import { createFetched } from "../sync/fetched.ts"
import { useLive } from "../sync/live.tsx"
import { api } from "../sync/rest/api.ts"
import { sentenceOf } from "../words/sentenceOf.ts"
import { teamWords as words } from "../words/words.ts"
import { ChainNote } from "./chain/ChainNote.tsx"
import { LinkOf } from "./chain/LinkOf.tsx"
import { createCheck } from "./chain/createCheck.ts"
import { type AuditTab, createAudit } from "./createAudit.ts"
import { exportChanges } from "./export/exportChanges.ts"
import { AuditFilters } from "./filters/AuditFilters.tsx"
import { AccessList } from "./rows/AccessList.tsx"
import { ChangesByDay } from "./rows/ChangesByDay.tsx"
import { PagedRows } from "../parts/paged/PagedRows.tsx"
import "./audit.css"

type Toast = (message: ToastMessage) => void

export function AuditPage(props: { readonly toast: Toast }) {
  const live = useLive()
  const isOwner = () => atLeast(live.people[live.session.actor]?.role ?? live.session.role, "owner")
  return (
    <Show when={isOwner()} fallback={<ForOwners />}>
      <OwnersAudit toast={props.toast} />
    </Show>
  )
}

const ForOwners = () => (
  <PageOfOthers
    page={words.t("pageTitle.audit")}
    reason={words.t("auditPage.ownersOnly")}
    text={words.t("auditPage.ownersAsk")}
    people={words.t("auditPage.ownersWho")}
  />
)

function OwnersAudit(props: { readonly toast: Toast }) {
  const audit = createAudit()
  const check = createCheck()
  // The result of a check is a trouble of the installation, so it is read again at the end of each check.
  const system = createFetched(() => ({ isChecking: check.isAtWork() }), api.system)
  const save = () =>
    exportChanges(audit.filter(), audit.names.nameOf).then(
      (isWhole) => props.toast({ text: words.t(isWhole ? "auditPage.exported" : "auditPage.exportedPart") }),
      (error: unknown) => props.toast({ text: sentenceOf(error), failed: true })
    )
  return (
    <>
      <Bar title={words.t("pageTitle.audit")} fact={words.t("auditPage.recorded")}>
        <Button onClick={() => void save()}>
          <Download size={14} />
          {words.t("auditPage.export")}
        </Button>
      </Bar>
      <Show when={system.value()}>
        {(value) => (
          <ChainNote
            troubles={value().answer.troubles}
            check={check.check()}
            problem={check.problem()}
            onVerify={() => void check.verify()}
            onStop={() => void check.stop()}
          />
        )}
      </Show>
      <div class="page">
        <div class="audit-tools">
          <Tabs<AuditTab>
            label={words.t("pageTitle.audit")}
            value={audit.tab()}
            tabs={[
              { id: "changes", name: words.t("auditPage.changes") },
              { id: "access", name: words.t("auditPage.access") }
            ]}
            onPick={audit.setTab}
          />
          <Show when={audit.tab() === "changes"}>
            <AuditFilters filter={audit.filter()} actors={audit.actors()} onFilter={audit.setFilter} />
          </Show>
        </div>
        <Lists of={audit} />
      </div>
    </>
  )
}

function Lists(props: { readonly of: ReturnType<typeof createAudit> }) {
  const { names, changes, access, setFilter } = props.of
  const ofAccess = () => (
    <PagedRows of={access} none={words.t("auditPage.none")}>
      {(entries) => <AccessList entries={entries()} nameOf={names.nameOf} />}
    </PagedRows>
  )
  return (
    <Show when={props.of.tab() === "changes"} fallback={ofAccess()}>
      <PagedRows of={changes} none={words.t("auditPage.none")}>
        {(rows) => (
          <ChangesByDay
            rows={rows()}
            nameOf={names.nameOf}
            titleOf={names.titleOf}
            viewOf={names.viewOf}
            onOnly={(subject) => setFilter({ subject })}
            link={(position) => <LinkOf position={position} />}
          />
        )}
      </PagedRows>
    </Show>
  )
}
