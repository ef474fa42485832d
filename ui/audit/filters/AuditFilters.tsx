/** The filters of the audit: actor, kind, time, and one item. They are in the address of the page. */
import X from "lucide-solid/icons/x"
import { Show } from "solid-js"
import { Button } from "../../parts/button/Button.tsx"
import { Select } from "../../parts/choice/Select.tsx"
import type { AuditKind } from "../../../gateways/contract/audit/auditKind.ts"
import type { AuditFilter } from "../events/auditApi.ts"
import { teamWords as words } from "../../words/words.ts"

/** The kinds of items that have changes, in the order of the choices. A kind of the server without a choice does not compile. */
const choices = {
  task: true,
  message: true,
  proposal: true,
  topic: true,
  atom: true,
  extraction: true,
  run: true,
  provider: true,
  person: true,
  chat: true,
  access: true,
  views: true,
  endpoint: true,
  source: true,
  notices: true,
  projection: true
} as const satisfies { readonly [K in AuditKind]: true }
const kinds = Object.keys(choices) as ReadonlyArray<AuditKind>
/** A choice without a filter. The library takes an empty id for no choice. */
const all = "all"

export function AuditFilters(props: {
  readonly filter: AuditFilter
  readonly actors: ReadonlyArray<{ readonly id: string; readonly name: string }>
  readonly onFilter: (change: Partial<AuditFilter>) => void
}) {
  const picked = (id: string) => (id === all ? "" : id)
  return (
    <div class="audit-filters" role="group" aria-label={words.t("filters")}>
      <Select
        label={words.t("auditPage.who")}
        value={props.filter.actor || all}
        choices={[{ id: all, name: words.t("auditPage.anyone") }, ...props.actors]}
        onPick={(id) => props.onFilter({ actor: picked(id) })}
      />
      <Select
        label={words.t("auditPage.what")}
        value={props.filter.kind || all}
        choices={[
          { id: all, name: words.t("auditPage.anything") },
          ...kinds.map((kind) => ({ id: kind as string, name: words.value("auditKind", kind) }))
        ]}
        onPick={(id) => props.onFilter({ kind: picked(id) })}
      />
      <label>
        <span>{words.t("auditPage.since")}</span>
        <input
          class="in"
          type="date"
          value={props.filter.from}
          onChange={(event) => props.onFilter({ from: event.currentTarget.value })}
        />
      </label>
      <label>
        <span>{words.t("auditPage.until")}</span>
        <input
          class="in"
          type="date"
          value={props.filter.to}
          onChange={(event) => props.onFilter({ to: event.currentTarget.value })}
        />
      </label>
      <Show when={props.filter.subject !== ""}>
        <Button small onClick={() => props.onFilter({ subject: "" })}>
          {words.t("auditPage.thing")}
          <X size={12} aria-label={words.t("auditPage.clear")} />
        </Button>
      </Show>
    </div>
  )
}
