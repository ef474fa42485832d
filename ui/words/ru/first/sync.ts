import type { Translated } from "../../shape/shape.ts"
import type { syncEn } from "../../en/first/sync.ts"

export const syncRu: Translated<typeof syncEn> = {
  notSent: {
    one: "{n} изменение не отправлено.",
    few: "{n} изменения не отправлены.",
    many: "{n} изменений не отправлено.",
    other: "{n} изменения не отправлено."
  },
  sendAgain: "Отправить ещё раз",
  dropUnsent: "Отбросить"
}
