import { $iq, $msg, $pres, type Builder } from 'strophe.js';

export const NS = {
  conference: 'jabber:x:conference',
  muc: 'http://jabber.org/protocol/muc',
  mucUser: 'http://jabber.org/protocol/muc#user',
  mucAdmin: 'http://jabber.org/protocol/muc#admin',
  mucOwner: 'http://jabber.org/protocol/muc#owner',
  form: 'jabber:x:data',
  archive: 'urn:xmpp:mam:2',
  paging: 'http://jabber.org/protocol/rsm',
  forward: 'urn:xmpp:forward:0',
  delay: 'urn:xmpp:delay',
  stanzaId: 'urn:xmpp:sid:0',
  chatStates: 'http://jabber.org/protocol/chatstates',
  hints: 'urn:xmpp:hints',
  ping: 'urn:xmpp:ping',
} as const;

/** Joins without the room's own history: the archive is asked instead. */
export const join = (room: string, nick: string): Builder =>
  $pres({ to: `${room}/${nick}` })
    .c('x', { xmlns: NS.muc })
    .c('history', { maxstanzas: '0' });

export const leave = (room: string, nick: string): Builder => $pres({ to: `${room}/${nick}`, type: 'unavailable' });

/** A room that is listed nowhere and stays when everybody has left; whoever is in it may say that it is over. */
export function configure(room: string, name: string): Builder {
  const iq = $iq({ type: 'set', to: room })
    .c('query', { xmlns: NS.mucOwner })
    .c('x', { xmlns: NS.form, type: 'submit' });
  const fields = {
    FORM_TYPE: 'http://jabber.org/protocol/muc#roomconfig',
    'muc#roomconfig_roomname': name,
    'muc#roomconfig_persistentroom': '1',
    'muc#roomconfig_publicroom': '0',
    'muc#roomconfig_membersonly': '0',
    'muc#roomconfig_changesubject': '1',
    'muc#roomconfig_enablearchiving': '1',
  };
  for (const [field, value] of Object.entries(fields)) {
    iq.c('field', { var: field, ...(field === 'FORM_TYPE' && { type: 'hidden' }) })
      .c('value')
      .t(value)
      .up()
      .up();
  }
  return iq;
}

/** Makes somebody an owner of the room. */
export const own = (room: string, jid: string): Builder =>
  $iq({ type: 'set', to: room }).c('query', { xmlns: NS.mucAdmin }).c('item', { affiliation: 'owner', jid });

/** Invites by oneself (XEP-0249). `id` comes back where the agent's server refuses it. */
export const invite = (room: string, agent: string, id: string, reason: string): Builder =>
  $msg({ to: agent, id }).c('x', { xmlns: NS.conference, jid: room, reason });

/** Asks the room to invite, which it may where guests may not write to agents. */
export const askToInvite = (room: string, agent: string, reason: string): Builder =>
  $msg({ to: room }).c('x', { xmlns: NS.mucUser }).c('invite', { to: agent }).c('reason').t(reason);

/** `id` comes back with the room's copy, which shows that the message is there. */
export const say = (room: string, id: string, text: string): Builder =>
  $msg({ to: room, type: 'groupchat', id })
    .c('body')
    .t(text)
    .up()
    .c('origin-id', { xmlns: NS.stanzaId, id })
    .up()
    .c('active', { xmlns: NS.chatStates });

export const typing = (room: string, isTyping: boolean): Builder =>
  $msg({ to: room, type: 'groupchat' })
    .c(isTyping ? 'composing' : 'paused', { xmlns: NS.chatStates })
    .up()
    .c('no-store', { xmlns: NS.hints });

export const setSubject = (room: string, subject: string): Builder =>
  $msg({ to: room, type: 'groupchat' }).c('subject').t(subject);

/** The next page of the room's archive. */
export function archivePage(room: string, after: string | null): Builder {
  const iq = $iq({ type: 'set', to: room })
    .c('query', { xmlns: NS.archive })
    .c('set', { xmlns: NS.paging })
    .c('max')
    .t('50')
    .up();
  return after === null ? iq : iq.c('after').t(after);
}

/** To oneself in the room (XEP-0410): answered only while one is in it. */
export const ping = (room: string, nick: string): Builder =>
  $iq({ type: 'get', to: `${room}/${nick}` }).c('ping', { xmlns: NS.ping });
