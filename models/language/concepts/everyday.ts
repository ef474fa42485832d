/**
 * Common things outside of software, in en, uk and ru, by the rules of `things`: places, equipment, goods, people and
 * papers. A stem with which other words begin is written out in its forms.
 */
export const everyday = String.raw`
  hall, зал=, зала=, залу=, залі=, зале=, залом=, залою=
  heating, опаленн, отоплени
  floor, поверх, этаж
  entrance, під'їзд, подъезд
  gate, ворота=, воріт=, воротах=, ворот=, хвіртк, калитк
  roof, дах=, даху=, дахом=, крыш
  window, вікно=, вікна=, вікон=, вікні=, окно=, окна=, окон=, окне=
  lamp, bulb, ламп, лампочк
  lift, elevator, ліфт, лифт
  kitchen, кухн
  garden, сад=, саду=, саді=
  yard, двір=, двору=, дворі=, двор=, дворе=
  rubbish, garbage, trash, сміття=, смітник, мусор
  water, вода=, води=, воду=, водою=, воді=, воды=, воде=, водой=
  pump, насос
  boiler, котел=, котл, бойлер
  pipe, труб
  tap, faucet, кран
  fence, паркан, забор=, забору=, забором=, заборе=
  camera, камер
  sensor, датчик
  engine, motor, двигун, мотор, двигател
  truck, lorry, вантажівк, грузовик
  bus, автобус
  hotel, готел, отел=, отель=, отеля=, отелю=, отеле=, отели=
  airport, аеропорт, аэропорт
  street, вулиц, улиц
  company, firm, компані, компани, фірм, фирм
  owner, власник, владелец=, владельц
  tenant, орендар, арендатор
  rent, lease, оренд, аренд
  neighbour, neighbor, сусід, сосед
  supplier, vendor, постачальник, поставщик
  courier, кур'єр, курьер
  lawyer, юрист, адвокат
  doctor, лікар, врач
  guest, visitor, гість=, гостя=, гості=, гостей=, гостям=, гость=, гости=
  participant, attendee, учасник, участник
  employee, colleague, співробітник, сотрудник, працівник, работник
  department, відділ, отдел
  currency, валют
  sum, amount, total, сума=, суму=, суми=, сумма=, сумму=, суммы=
  receipt, чек=, чека=, чеки=, чеків=, чеков=, квитанц
  penalty, штраф
  subscription, підписк, подписк
  licence, license, ліценз, лиценз
  form, форма=, форми=, форму=, формі=, формою=, формы=, форме=, анкет
  menu, меню=
  notification, сповіщенн, уведомлени
  newsletter, mailing, розсилк, рассылк
  article, стаття=, статті=, статтю=, статья=, статьи=, статью=, статье=
  deadline, дедлайн
  presentation, slides, презентац, слайд
  training, тренінг, тренинг, тренуванн, тренировк
  coffee, кавоварк, кавомашин, кофеварк, кофемашин, кава=, кави=, каву=, кавою=, кофе=
  bread, хліб, хлеб
  milk, молок
  plant, рослин, растени
  tree, дерев
  dog, собак
  box, коробк, ящик
  bag, мішок=, мішк, мешок=, мешк, сумк
  desk, стіл=, стола=, столу=, столи=, стол=, столы=
  board, дошк, доск
  sign, вивіск, вывеск, табличк
  sticker, наклейк, наліпк
  leaflet, flyer, листівк, листовк, флаєр, флаер
  toner, cartridge, картридж, тонер
  paper, папір=, папер, бумаг
  cable, кабел
  router, роутер, маршрутизатор
  headphones, навушник, наушник
  microphone, мікрофон, микрофон
  projector, проєктор, проектор
  goods, product, товар
  survey, poll, опитуванн, опрос
  complaint, скарг, жалоб
  permit, перепустк, пропуск
  passport, паспорт
  insurance, страхов
  signature, підпис=, підпису=, підписи=, подпись=, подписи=
  project, проєкт, проект=, проекта=, проекту=, проекте=, проекты=
  event, подія=, подію=, події=, мероприяти
  fair, ярмар, ярмарк, ярмарок=
  exhibition, виставк, выставк
  holiday, vacation, відпустк, отпуск
  shift, зміна=, зміни=, зміну=, смена=, смены=, смену=
  alarm, сигналізац, сигнализац
  electricity, електрик, электричеств
  speed, швидкіст, швидкост, скорост
  size, розмір, размер
  inspection, перевірк, проверк
  english, англійськ, английск
  ukrainian, українськ, украинск
  russian, російськ, русск
  german, німецьк, немецк
  french, французьк, французск
  spanish, іспанськ, испанск
  italian, італійськ, итальянск`

/** Things of one kind: a report names the kind where the item names the thing, and never one thing for another. */
export const kindsOfThings: Readonly<Record<string, string>> = {
  english: "language",
  ukrainian: "language",
  russian: "language",
  german: "language",
  french: "language",
  spanish: "language",
  italian: "language"
}
