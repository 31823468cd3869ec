import type { LegalTexts } from '../types'

export const de: LegalTexts = {
  terms: `Diese Bedingungen gelten zwischen dir und {{operator}} als Betreiber von {{site}}. Sie sind mit Absicht kurz.

## Dein Konto

- Zum Hochladen, Kommentieren, Liken und Folgen brauchst du ein Konto, zum Herunterladen nicht.
- Eine Person, ein Konto. Behalte dein Passwort für dich. Für das, was mit deinem Konto geschieht, bist du verantwortlich.
- Du musst mindestens 13 Jahre alt sein oder so alt, dass du dem nach dem Recht deines Landes selbst zustimmen darfst.

## Was du veröffentlichst

- Deine Bauten bleiben deine. Mit dem Veröffentlichen erlaubst du {{site}}, sie zu speichern, zu prüfen, in andere Formate umzuwandeln, Bilder davon zu zeigen und sie zum Herunterladen anzubieten, solange sie veröffentlicht sind.
- Veröffentliche nur, was du selbst gemacht hast oder teilen darfst. Nenne, wer mitgearbeitet hat.
- Andere dürfen öffentliche Bauten herunterladen und in ihren eigenen Welten benutzen. Alles darüber hinaus, etwa sie zu verkaufen oder als eigene zu veröffentlichen, braucht deine Erlaubnis.
- Dateien werden geprüft. Schädliche Dateien und solche, die kein Schematic sind, werden abgelehnt.

## Regeln

Die [Regeln](/rules) gehören zu diesen Bedingungen. Moderatoren dürfen verbergen oder entfernen, was dagegen verstößt, und Konten sperren. Du erfährst warum und kannst widersprechen.

## Keine Garantien

Die Website wird angeboten, wie sie ist. Sie kann geändert, unterbrochen oder geschlossen werden. Behalte eine Kopie von allem, was dir wichtig ist: Du kannst jederzeit [deine Daten herunterladen](/settings/data). Wo das Gesetz es nicht erlaubt, schränken diese Bedingungen keine Haftung ein.

## Das Ende

Du kannst dein Konto jederzeit in den [Einstellungen](/settings/data) löschen. Wesentliche Änderungen dieser Bedingungen werden auf der Website angekündigt, bevor sie gelten.

## Fragen

Schreib uns über die [Kontaktseite](/contact).`,
  privacy: `{{operator}} betreibt {{site}} und ist für die hier beschriebenen Daten verantwortlich. Es gibt keine Werbung und keine Tracker, und keine Daten werden verkauft oder an Werbetreibende gegeben.

## Was gespeichert wird und wie lange

| Was | Wozu | Wie lange |
|---|---|---|
| E-Mail-Adresse, ein Hash deines Passworts, Benutzername, Rolle, Sprache | dein Konto | bis du das Konto löschst |
| Profil, Bauten, Dateien, Bilder, Kommentare, Listen, Likes, Follows | was du veröffentlichst oder speicherst | bis du es oder das Konto löschst |
| Sitzungen: Gerät, Browser, Land, Teil der Netzwerkadresse, erste und letzte Nutzung | Anmeldung und Schutz deines Kontos | bis sie enden, höchstens {{sessionDays}} Tage |
| Ein Protokoll von Änderungen und Anmeldungen mit einem Teil der Netzwerkadresse und dem Browser | Sicherheit und Aufklärung von Missbrauch | {{auditDays}} Tage; was du veröffentlichst, mit „Gefällt mir“ markierst und wem du folgst {{activityDays}} Tage |
| Benachrichtigungen | damit du erfährst, was geschehen ist | 90 Tage |
| Meldungen und Löschanträge mit einer Kopie dessen, worum es geht | Moderation und gesetzliche Pflichten | solange sie offen sind, und 90 Tage danach oder wie das Gesetz es verlangt |
| Exporte deiner Daten | du hast sie angefordert | {{exportDays}} Tage |

Ortsangaben und andere versteckte Daten werden aus Bildern entfernt. Aufrufe und Downloads werden mit einem Hash aus Netzwerkadresse und Browser gezählt, dessen Schlüssel täglich wechselt, sodass am nächsten Tag niemand wiedererkannt werden kann. Für Grenzen bei Anfragen werden Netzwerkadressen Minuten bis Stunden behalten.

## Cookies und Speicher in deinem Browser

Nur was die Website braucht: deine Sitzung (\`payload-token\` und ein Cookie zum Erneuern), ein Cookie, an dem dein Gerät bei der nächsten Anmeldung erkannt wird (\`shop-device-…\`), und deine Sprache (\`locale\`). Design, unfertige Uploads und Checklisten liegen im Speicher deines Browsers und werden nicht an uns gesendet.

## Wer es noch sieht

Was du veröffentlichst, ist öffentlich. Moderatoren sehen Meldungen und zu ihrer Bearbeitung Kontodaten. E-Mails gehen über den Mailserver des Betreibers. Dateien können bei einem Speicheranbieter liegen, den der Betreiber gewählt hat. Meldest du dich mit einem anderen Dienst an, erfährt dieser davon.

## Deine Rechte

- Daten ansehen und berichtigen: in den [Einstellungen](/settings).
- Mitnehmen: [deine Daten herunterladen](/settings/data).
- Löschen lassen: [dein Konto löschen](/settings/data). Es wird sofort geschlossen und nach {{graceDays}} Tagen endgültig gelöscht. In Sicherungen können Kopien eine begrenzte Zeit bleiben.
- Widersprechen, fragen, dich beschweren: schreib an {{contact}}. Du kannst dich auch bei deiner Datenschutzbehörde beschweren.`,
  contact: `{{site}} wird betrieben von:

{{address}}

## So erreichst du uns

- **E-Mail:** {{contact}}
- **Etwas verstößt gegen die [Regeln](/rules):** Nutze „Melden“ beim Bau, Kommentar oder Profil. Moderatoren sehen es sofort.
- **Etwas verletzt deine Rechte:** Nutze den [Löschantrag](/takedown).
- **Eine Sicherheitslücke:** Schreib an die E-Mail-Adresse oben. Bitte veröffentliche sie nicht, bevor sie behoben ist.
- **Dein Konto oder deine Daten:** Das meiste geht in den [Einstellungen](/settings).`,
  rules: `Geh gut mit anderen um, und veröffentliche, was deins ist.

## Bauten

- Lade nur hoch, was du selbst gemacht hast oder teilen darfst. Nenne andere. Keine Bauten aus bezahlten Paketen oder fremden Welten ohne Erlaubnis.
- Beschreibe sie ehrlich: Titel, Tags, Bilder und was darin ist.
- Nichts Schädliches: keine versteckten Befehlsblöcke, die Welten zerstören, keine Absturz-Bauten, keine Schadsoftware.
- Nichts Illegales, Hasserfülltes, Sexuelles oder Schockierendes. Viele Spieler hier sind jung.

## Kommentare und Profile

- Keine Beleidigungen, Drohungen, Belästigung oder Diskriminierung.
- Keine privaten Daten anderer.
- Kein Spam und keine Werbung.
- Gib dich nicht als jemand anders aus.

## Die Website

- Umgehe keine Grenzen, Sperren oder Prüfungen, und like oder lade deine eigenen Bauten nicht mit mehreren Konten herunter.
- Programme sind an der [API](/api/docs) willkommen, innerhalb ihrer Grenzen.

## Was sonst geschieht

Moderatoren sehen sich jede Meldung an. Sie können um eine Änderung bitten, etwas verbergen oder entfernen und Konten auf Zeit oder für immer sperren. Du erfährst, was warum entschieden wurde, und kannst widersprechen.`,
  takedown: `Verletzt ein Bau auf {{site}} dein Urheberrecht, deine Marke oder deine Persönlichkeitsrechte? Sag es uns mit diesem Formular.

- Ein Moderator sieht sich jeden Antrag an. Während der Prüfung kann der Bau verborgen werden.
- Geschieht etwas mit dem Bau, erfährt sein Besitzer warum und kann widersprechen: mit der Adresse des Baus und seinen Gründen an {{contact}}. Deine E-Mail-Adresse bekommt er nicht.
- Du erfährst per E-Mail, was entschieden wurde.
- Bitte sag die Wahrheit. Wer wissentlich Falsches behauptet, kann dafür haftbar gemacht werden.

Bei anderen Problemen nutze „Melden“ beim Bau selbst.`,
}
