import type { Translated } from "../../shape/shape.ts"
import type { syncEn } from "../../en/first/sync.ts"

export const syncUk: Translated<typeof syncEn> = {
  notSent: {
    one: "{n} зміну не надіслано.",
    few: "{n} зміни не надіслано.",
    many: "{n} змін не надіслано.",
    other: "{n} зміни не надіслано."
  },
  sendAgain: "Надіслати ще раз",
  dropUnsent: "Відкинути"
}
