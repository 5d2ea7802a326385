/** Call /control; a refusal becomes an Error with its reason in words. */
async function control(method, path, body) {
  const answer = await fetch(`/control/${path}`, {
    method,
    headers: body ? { "Content-Type": "application/json" } : {},
    body: body && JSON.stringify(body),
  });
  const content = answer.status === 204 ? null : await answer.json();
  if (!answer.ok) throw new Error(content.error);
  return content;
}

const chatPath = ({ user, bot }) => `chats/${user}/${bot}`;

export const readState = () => control("GET", "state");
export const readChat = (chat) => control("GET", chatPath(chat));
export const act = (chat, action, body = {}) => control("POST", `${chatPath(chat)}/${action}`, body);
export const switchFaultOn = (fault) => control("POST", "faults", fault);
export const switchFaultOff = (id) => control("DELETE", `faults/${id}`);
export const switchAllFaultsOff = () => control("DELETE", "faults");
export const changeShop = (id, switches) => control("PATCH", `yookassa/shops/${id}`, switches);
export const switchShopFaultOn = (fault) => control("POST", "yookassa/faults", fault);
export const switchShopFaultOff = (id) => control("DELETE", `yookassa/faults/${id}`);
export const switchAllShopFaultsOff = () => control("DELETE", "yookassa/faults");
