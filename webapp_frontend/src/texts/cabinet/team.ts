import type { Invitation } from "../../api/cabinet/wire";
import { inLanguage } from "../inLanguage";

type InvitedRole = Invitation["role"];

export const ru = {
  more: "Ещё",
  outside: "Визиты вне графика",
  outsideHint: "Кого перенести или предупредить",
  team: "Команда",
  teamHint: "Кто здесь работает, приглашения",
  forClients: "Ссылки для клиентов",
  forClientsHint: "Отправьте в чат или поставьте в профиль соцсети.",
  botLink: "Ваш бот",
  pageLink: "Страница записи",
  copy: "Скопировать",
  copied: "Ссылка скопирована.",
  selected: "Ссылка выделена: скопируйте её долгим нажатием.",
  share: "Отправить в Telegram",
  people: "Кто здесь работает",
  you: "это вы",
  onlyYou:
    "Пока вы работаете одни. Пригласите администратора или мастера: каждый войдёт под собой.",
  pending: "Ждут ответа",
  until: (when: string) => `ссылка действует до ${when}`,
  invite: "Пригласить",
  inviteAs: {
    administrator: "Администратора",
    master: "Мастера",
  } satisfies Record<InvitedRole, string>,
  inviteHint: {
    administrator: "Видит все календари, записывает и меняет услуги.",
    master: "Видит и меняет только свой календарь.",
  } satisfies Record<InvitedRole, string>,
  whose: "Чей календарь",
  everyoneHasAccess: "У каждого календаря уже есть свой мастер.",
  noBot: "Сначала подключите бота: приглашение открывается в его чате.",
  linkTitle: {
    administrator: "Приглашение администратору",
    master: "Приглашение мастеру",
  } satisfies Record<InvitedRole, string>,
  link: "Ссылка",
  linkHint: (when: string) => `Отправьте её одному человеку: она сработает один раз, до ${when}.`,
  done: "Готово",
  ownerOnly: "Команду видит только владелец.",
};

export const en: typeof ru = {
  more: "More",
  outside: "Visits outside hours",
  outsideHint: "Whom to move or warn",
  team: "Team",
  teamHint: "Who works here, invitations",
  forClients: "Links for clients",
  forClientsHint: "Send one in a chat or put it into your profile.",
  botLink: "Your bot",
  pageLink: "Booking page",
  copy: "Copy",
  copied: "The link is copied.",
  selected: "The link is selected: press it long to copy.",
  share: "Send in Telegram",
  people: "Who works here",
  you: "this is you",
  onlyYou:
    "You work alone so far. Invite an administrator or a master: each signs in on their own.",
  pending: "Waiting for an answer",
  until: (when) => `the link works until ${when}`,
  invite: "Invite",
  inviteAs: { administrator: "An administrator", master: "A master" },
  inviteHint: {
    administrator: "Sees all calendars, books and edits services.",
    master: "Sees and changes their own calendar only.",
  },
  whose: "Whose calendar",
  everyoneHasAccess: "Every calendar has its master already.",
  noBot: "Connect a bot first: the invitation opens in its chat.",
  linkTitle: {
    administrator: "Invitation for an administrator",
    master: "Invitation for a master",
  },
  link: "Link",
  linkHint: (when) => `Send it to one person: it works once, until ${when}.`,
  done: "Done",
  ownerOnly: "Only the owner sees the team.",
};

/** The texts of the team and of the list of everything else, in the page's language. */
export const teamTexts = inLanguage({ ru, en });
