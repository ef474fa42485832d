/** Says that a task was created, with a link to it, because the page may show other tasks or none. The undo cancels it. */
import { toast } from "../../parts/toast/toast.tsx"
import { api } from "../../sync/rest/api.ts"
import type { Live } from "../../sync/live.tsx"
import { words } from "../../words/words.ts"

export const tellCreated = (live: Pick<Live, "act">, id: string, title: string): void => {
  const undo = async () => {
    if ((await live.act(id, { status: "cancelled" }, () => api.act(id, "cancel"))) !== null)
      toast(words.t("undone", { task: title }))
  }
  toast({
    text: words.t("created", { task: title }),
    undo: () => void undo(),
    link: { href: `/tasks/${id}`, name: words.t("verbName.open") }
  })
}
