<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>PageText</name>
    <message numerus="yes">
        <source>%1 views</source>
        <translation>
            <numerusform>%1 Aufruf</numerusform>
            <numerusform>%1 Aufrufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of all %1 views today</source>
        <translation>
            <numerusform>von allen %1 Aufruf heute</numerusform>
            <numerusform>von allen %1 Aufrufe heute</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 views today</source>
        <translation>
            <numerusform>%1 Aufruf heute</numerusform>
            <numerusform>%1 Aufrufe heute</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on it (median)</source>
        <translation>Median %1</translation>
    </message>
    <message>
        <source>%1 on it then</source>
        <translation>damals %1 darauf</translation>
    </message>
    <message>
        <source>%1 on it now</source>
        <translation>jetzt %1 darauf</translation>
    </message>
    <message>
        <source>Of all %1 views a minute, %2</source>
        <translation>Von allen %1 Aufrufe je Minute, %2</translation>
    </message>
    <message>
        <source>%1 views a minute, %2</source>
        <translation>%1 Aufrufe je Minute, %2</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>bisher %1</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Rücktaste</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>Bild auf</translation>
    </message>
    <message>
        <source>PgDown</source>
        <translation>Bild ab</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
</context>
<context>
    <name>footfall::AddSiteDialog</name>
    <message>
        <source>Add a website</source>
        <translation>Website hinzufügen</translation>
    </message>
    <message>
        <source>Name of the site</source>
        <translation>Name der Website</translation>
    </message>
    <message>
        <source>shop — left empty, the host of its pages</source>
        <translation>shop — leer: der Host ihrer Seiten</translation>
    </message>
    <message>
        <source>Tracker that its pages have already</source>
        <translation>Tracker, den ihre Seiten schon haben</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>Keiner davon</translation>
    </message>
    <message>
        <source>Line for its pages</source>
        <translation>Zeile für ihre Seiten</translation>
    </message>
    <message>
        <source>Option of Footfall that declares the site</source>
        <translation>Option von Footfall, die die Website anmeldet</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Paste this into its pages</source>
        <translation>In ihre Seiten einfügen</translation>
    </message>
    <message>
        <source>In its snippet, change the line to</source>
        <translation>In ihrem Snippet die Zeile ändern zu</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>It is declared: only its own pages may send for it.</source>
        <translation>Sie ist angemeldet: nur ihre eigenen Seiten dürfen für sie senden.</translation>
    </message>
    <message>
        <source>Every website may send. To take only what declared ones send, start Footfall with an option for each:</source>
        <translation>Jede Website darf senden. Um nur von angemeldeten anzunehmen, Footfall mit einer Option für jede starten:</translation>
    </message>
    <message>
        <source>Only declared websites may send, and this is none: start Footfall with this option as well, or its events are refused.</source>
        <translation>Nur angemeldete Websites dürfen senden, und diese ist keine: Footfall auch mit dieser Option starten, sonst werden ihre Ereignisse abgelehnt.</translation>
    </message>
</context>
<context>
    <name>footfall::AddressChoice</name>
    <message>
        <source>By the address that your visitors reach</source>
        <translation>Über die Adresse, die Besucher erreichen</translation>
    </message>
    <message>
        <source>This server has several addresses. --public-url names one for good.</source>
        <translation>Dieser Server hat mehrere Adressen. --public-url legt eine fest.</translation>
    </message>
</context>
<context>
    <name>footfall::AlertBar</name>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Mute for an hour</source>
        <translation>Eine Stunde stumm</translation>
    </message>
    <message>
        <source>Not seen</source>
        <translation>Nicht gesehen</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Nicht mehr stumm</translation>
    </message>
    <message>
        <source>Ctrl+U</source>
        <translation>Strg+U</translation>
    </message>
    <message>
        <source>Ctrl+Shift+U</source>
        <translation>Strg+Umschalt+U</translation>
    </message>
</context>
<context>
    <name>footfall::AlertHandler</name>
    <message>
        <source>No alert calls</source>
        <translation>Kein Alarm ruft</translation>
    </message>
    <message>
        <source>Only an operator may do this.</source>
        <translation>Das darf nur ein Betreiber.</translation>
    </message>
    <message>
        <source>%1: seen</source>
        <translation>%1: gesehen</translation>
    </message>
    <message>
        <source>%1: not seen</source>
        <translation>%1: nicht gesehen</translation>
    </message>
    <message>
        <source>%1: muted for an hour</source>
        <translation>%1: eine Stunde stumm</translation>
    </message>
    <message>
        <source>%1: not muted</source>
        <translation>%1: nicht stumm</translation>
    </message>
</context>
<context>
    <name>footfall::AlertModel</name>
    <message>
        <source>%1 at %2: %3</source>
        <translation>%1 um %2: %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>footfall::AlertTile</name>
    <message>
        <source>Worst open alert</source>
        <translation>Schlimmster offener Alarm</translation>
    </message>
    <message>
        <source>nothing unusual</source>
        <translation>nichts Ungewöhnliches</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>footfall::AlertToast</name>
    <message>
        <source>Dismiss the alert</source>
        <translation>Alarm wegklicken</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Mute for an hour</source>
        <translation>Eine Stunde stumm</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 um %2</translation>
    </message>
</context>
<context>
    <name>footfall::Alerts</name>
    <message numerus="yes">
        <source>%1 minutes</source>
        <translation>
            <numerusform>%1 Minute</numerusform>
            <numerusform>%1 Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1–%2</source>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>%1 in %2, usual %3</source>
        <translation>%1 in %2, üblich %3</translation>
    </message>
    <message>
        <source>nobody for %1, usual %2 a minute</source>
        <translation>seit %1 niemand, üblich %2 je Minute</translation>
    </message>
    <message>
        <source>nobody for %1, usual about %2 in that time</source>
        <translation>seit %1 niemand, üblich in der Zeit etwa %2</translation>
    </message>
    <message>
        <source>usual from now on, after %1</source>
        <translation>nach %1 gilt das als üblich</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>nach %1</translation>
    </message>
    <message>
        <source>%1, most %2 a minute</source>
        <translation>%1, höchstens %2 je Minute</translation>
    </message>
    <message>
        <source>%1 views of %2 in %3, usual about %4</source>
        <translation>%1 Aufrufe von %2 in %3, üblich etwa %4</translation>
    </message>
    <message>
        <source>%1 in 1 minute, usual not known yet</source>
        <translation>%1 in 1 Minute, was üblich ist, ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>%1 visitors at once, the first time today</source>
        <translation>%1 Besucher auf einmal, heute zum ersten Mal</translation>
    </message>
    <message numerus="yes">
        <source>%1 oldest sessions let go: the limit is reached</source>
        <translation>
            <numerusform>Die älteste Sitzung fallen gelassen: die Grenze ist erreicht</numerusform>
            <numerusform>Die %1 ältesten Sitzungen fallen gelassen: die Grenze ist erreicht</numerusform>
        </translation>
    </message>
    <message>
        <source>The live statistics begin anew</source>
        <translation>Die Live-Statistik beginnt von vorn</translation>
    </message>
    <message>
        <source>The computer&apos;s clock went back by more than an hour: the live statistics begin anew</source>
        <translation>Die Uhr des Rechners ging um mehr als eine Stunde zurück: die Live-Statistik beginnt von vorn</translation>
    </message>
    <message>
        <source>Events cannot be stored and are refused; it is tried again</source>
        <translation>Ereignisse können nicht gespeichert werden und werden abgelehnt; es wird weiter versucht</translation>
    </message>
    <message>
        <source>Events are stored again</source>
        <translation>Ereignisse werden wieder gespeichert</translation>
    </message>
    <message>
        <source>Spike</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <source>Rise</source>
        <translation>Anstieg</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Einbruch</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Stille</translation>
    </message>
    <message>
        <source>Back to usual</source>
        <translation>Wieder üblich</translation>
    </message>
    <message>
        <source>Many at once</source>
        <translation>Viele auf einmal</translation>
    </message>
    <message>
        <source>Page spike</source>
        <translation>Seitenspitze</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>Meilenstein</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>Geleert</translation>
    </message>
    <message>
        <source>Clock set back</source>
        <translation>Uhr zurückgestellt</translation>
    </message>
    <message>
        <source>Not stored</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Stored again</source>
        <translation>Wieder gespeichert</translation>
    </message>
    <message>
        <source>%1, on %2</source>
        <translation>%1, auf %2</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>■ %1</source>
        <translation>■ %1</translation>
    </message>
    <message>
        <source>▼ %1</source>
        <translation>▼ %1</translation>
    </message>
    <message>
        <source>▲ %1</source>
        <translation>▲ %1</translation>
    </message>
    <message>
        <source>seen %1</source>
        <translation>gesehen %1</translation>
    </message>
    <message>
        <source>muted until %1</source>
        <translation>stumm bis %1</translation>
    </message>
    <message>
        <source>All quiet</source>
        <translation>Alles ruhig</translation>
    </message>
    <message>
        <source>All quiet since %1</source>
        <translation>Alles ruhig seit %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 hours</source>
        <translation>
            <numerusform>%1 Stunde</numerusform>
            <numerusform>%1 Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 days</source>
        <translation>
            <numerusform>%1 Tag</numerusform>
            <numerusform>%1 Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>usual not known yet</source>
        <translation>Übliches noch unbekannt</translation>
    </message>
    <message>
        <source>usual %1</source>
        <translation>üblich %1</translation>
    </message>
    <message>
        <source>more than usual, %1</source>
        <translation>mehr als üblich, %1</translation>
    </message>
    <message>
        <source>fewer than usual, %1</source>
        <translation>weniger als üblich, %1</translation>
    </message>
</context>
<context>
    <name>footfall::BannerStack</name>
    <message>
        <source>I have read it</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>These visitors are made up (--simulate); they go when Footfall ends.</source>
        <translation>Diese Besucher sind erfunden (--simulate); sie gehen, wenn Footfall endet.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Try again (F5)</source>
        <translation>Erneut versuchen (F5)</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Zurück zu jetzt</translation>
    </message>
    <message>
        <source>Clear all statistics? Every window and dashboard starts from zero. This cannot be undone.</source>
        <translation>Alle Statistiken leeren? Jedes Fenster und Dashboard beginnt bei null. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Alle leeren</translation>
    </message>
</context>
<context>
    <name>footfall::ChartTable</name>
    <message>
        <source>%1, as a table</source>
        <translation>%1, als Tabelle</translation>
    </message>
</context>
<context>
    <name>footfall::ChartTableModel</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>footfall::ChartTabs</name>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Last ten minutes</source>
        <translation>10 Minuten</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 h</translation>
    </message>
</context>
<context>
    <name>footfall::CommandPalette</name>
    <message>
        <source>Find an action, a page, a site</source>
        <translation>Eine Aktion, Seite, Website finden</translation>
    </message>
    <message>
        <source>An action, a page, a site…</source>
        <translation>Eine Aktion, Seite, Website…</translation>
    </message>
    <message>
        <source>What is found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>Nichts heißt so.</translation>
    </message>
    <message>
        <source>%1 of %2: type more to narrow it.</source>
        <translation>%1 von %2: mehr eintippen grenzt ein.</translation>
    </message>
    <message>
        <source>Enter does it, Escape goes back.</source>
        <translation>Enter führt aus, Escape geht zurück.</translation>
    </message>
</context>
<context>
    <name>footfall::ConcurrencyPanel</name>
    <message>
        <source>Most sessions active at once in the last 24 hours</source>
        <translation>Meiste gleichzeitig aktive Sitzungen der letzten 24 Stunden</translation>
    </message>
    <message>
        <source>most at once, each 5 min</source>
        <translation>meiste auf einmal, je 5 min</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>üblich</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>No sessions in the last 24 hours</source>
        <translation>Keine Sitzungen in den letzten 24 Stunden</translation>
    </message>
    <message numerus="yes">
        <source>%1 sessions</source>
        <translation>
            <numerusform>%1 Sitzung</numerusform>
            <numerusform>%1 Sitzungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 at most, today at %2</source>
        <translation>höchstens %1, heute um %2</translation>
    </message>
    <message>
        <source>%1 at most, yesterday at %2</source>
        <translation>höchstens %1, gestern um %2</translation>
    </message>
    <message>
        <source>from</source>
        <translation>ab</translation>
    </message>
    <message>
        <source>most at once</source>
        <translation>meiste auf einmal</translation>
    </message>
    <message>
        <source>visitors</source>
        <translation>Besucher</translation>
    </message>
    <message>
        <source>page views</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>%1 at once</source>
        <translation>%1 auf einmal</translation>
    </message>
    <message>
        <source>%1   %2</source>
        <translation>%1   %2</translation>
    </message>
</context>
<context>
    <name>footfall::CopyBlock</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>footfall::Dashboard</name>
    <message>
        <source>Live feed</source>
        <translation>Live-Feed</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Sessions, the newest first</source>
        <translation>Sitzungen, neueste zuerst</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Journey</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>No alerts so far. Spikes and milestones will be listed here.</source>
        <translation>Bisher keine Alarme. Spitzen und Meilensteine stehen dann hier.</translation>
    </message>
    <message>
        <source>How often?</source>
        <translation>Wie oft?</translation>
    </message>
    <message>
        <source>How often would alerts have fired?</source>
        <translation>Wie oft hätte es Alarm gegeben?</translation>
    </message>
    <message>
        <source>Viewers</source>
        <translation>Betrachter</translation>
    </message>
    <message>
        <source>Past sessions</source>
        <translation>Frühere Sitzungen</translation>
    </message>
    <message>
        <source>all, not only these</source>
        <translation>alle, nicht nur diese</translation>
    </message>
    <message numerus="yes">
        <source>%1 viewers</source>
        <translation>
            <numerusform>%1 Betrachter</numerusform>
            <numerusform>%1 Betrachter</numerusform>
        </translation>
    </message>
    <message>
        <source>%1%2 active</source>
        <translation>%1%2 aktiv</translation>
    </message>
    <message>
        <source>Sessions, the latest activity first</source>
        <translation>Sitzungen, zuletzt aktive zuerst</translation>
    </message>
    <message>
        <source>No event fits the filter. Escape clears it.</source>
        <translation>Kein Ereignis passt zum Filter. Escape leert ihn.</translation>
    </message>
    <message>
        <source>No events yet.</source>
        <translation>Noch keine Ereignisse.</translation>
    </message>
    <message>
        <source>No session fits the filter. Escape clears it.</source>
        <translation>Keine Sitzung passt zum Filter. Escape leert ihn.</translation>
    </message>
    <message>
        <source>No active sessions right now.</source>
        <translation>Gerade keine aktiven Sitzungen.</translation>
    </message>
    <message>
        <source>No viewer fits the filter. Escape clears it.</source>
        <translation>Kein Betrachter passt zum Filter. Escape leert ihn.</translation>
    </message>
    <message>
        <source>No viewers right now.</source>
        <translation>Gerade keine Betrachter.</translation>
    </message>
    <message>
        <source>Figures, charts and feed stay live.</source>
        <translation>Zahlen, Diagramme und Feed bleiben live.</translation>
    </message>
    <message>
        <source>The past: session %1 of %2. %3</source>
        <translation>Vergangenheit: Sitzung %1 vom %2. %3</translation>
    </message>
    <message>
        <source>The past: sessions as they were. %1</source>
        <translation>Vergangenheit: Sitzungen, wie sie waren. %1</translation>
    </message>
</context>
<context>
    <name>footfall::DayCurve</name>
    <message>
        <source>No visitors up to the last whole minute</source>
        <translation>Keine Besucher bis zur letzten vollen Minute</translation>
    </message>
    <message numerus="yes">
        <source>%1 visitors so far</source>
        <translation>
            <numerusform>bisher %1 Besucher</numerusform>
            <numerusform>bisher %1 Besucher</numerusform>
        </translation>
    </message>
    <message>
        <source>No page views up to the last whole minute</source>
        <translation>Keine Aufrufe bis zur letzten vollen Minute</translation>
    </message>
    <message numerus="yes">
        <source>%1 page views so far</source>
        <translation>
            <numerusform>bisher %1 Aufruf</numerusform>
            <numerusform>bisher %1 Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; nothing is known of last %2</source>
        <translation>%1; vom letzten %2 ist nichts bekannt</translation>
    </message>
    <message>
        <source>%1, as last %2 by this time</source>
        <translation>%1, wie letzten %2 bis um diese Zeit</translation>
    </message>
    <message>
        <source>%1, none last %2 by this time</source>
        <translation>%1, letzten %2 bis um diese Zeit keine</translation>
    </message>
    <message>
        <source>%1, %2 last %3 by this time</source>
        <translation>%1, letzten %3 bis um diese Zeit %2</translation>
    </message>
    <message>
        <source>%1, as many as last %2 by this time</source>
        <translation>%1, so viele wie letzten %2 bis um diese Zeit</translation>
    </message>
    <message>
        <source>%1, about as many as last %2 by this time</source>
        <translation>%1, etwa so viele wie letzten %2 bis um diese Zeit</translation>
    </message>
    <message>
        <source>%1, %2 % more than last %3 by this time</source>
        <translation>%1, %2 % mehr als letzten %3 bis um diese Zeit</translation>
    </message>
    <message>
        <source>%1, %2 % fewer than last %3 by this time</source>
        <translation>%1, %2 % weniger als letzten %3 bis um diese Zeit</translation>
    </message>
</context>
<context>
    <name>footfall::EmptyState</name>
    <message>
        <source>Paste this into your site&apos;s pages</source>
        <translation>In die Seiten der Website einfügen</translation>
    </message>
    <message>
        <source>Or try it from a terminal</source>
        <translation>Oder im Terminal ausprobieren</translation>
    </message>
    <message>
        <source>Visits are sent to</source>
        <translation>Besuche gehen an</translation>
    </message>
    <message>
        <source>Add a website by name, or with another tracker…</source>
        <translation>Website mit Namen oder anderem Tracker hinzufügen…</translation>
    </message>
    <message>
        <source>Waiting for the first visitor</source>
        <translation>Warten auf den ersten Besucher</translation>
    </message>
    <message>
        <source>The moment a visit arrives, it appears here by itself.</source>
        <translation>Sobald ein Besuch kommt, erscheint er hier von selbst.</translation>
    </message>
    <message>
        <source>Not connected to %1</source>
        <translation>Nicht mit %1 verbunden</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Verbinden mit %1</translation>
    </message>
    <message>
        <source>What is wrong, and what to do, is said above.</source>
        <translation>Was fehlt und was zu tun ist, steht oben.</translation>
    </message>
    <message>
        <source>Once it answers, its figures appear here by themselves.</source>
        <translation>Sobald es antwortet, erscheinen die Zahlen von selbst.</translation>
    </message>
</context>
<context>
    <name>footfall::FailureBanner</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Try again (F5)</source>
        <translation>Erneut versuchen (F5)</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>footfall::FeedModel</name>
    <message>
        <source>goal</source>
        <translation>Ziel</translation>
    </message>
</context>
<context>
    <name>footfall::FilterBar</name>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Stadt</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Referrer</source>
        <translation>Verweis</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Kampagne</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>Browser</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Entry page</source>
        <translation>Einstiegsseite</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>Filter: country, page, text…</source>
        <translation>Filter: Land, Seite…</translation>
    </message>
    <message>
        <source>Filter sessions and events</source>
        <translation>Sitzungen und Ereignisse filtern</translation>
    </message>
    <message>
        <source>The others instead</source>
        <translation>Stattdessen die anderen</translation>
    </message>
    <message>
        <source>The pages beside it, too</source>
        <translation>Auch die Seiten daneben</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>nicht %1</translation>
    </message>
    <message>
        <source>%1: %2 ✕</source>
        <translation>%1: %2 ✕</translation>
    </message>
    <message>
        <source>from %1 ✕</source>
        <translation>von %1 ✕</translation>
    </message>
    <message>
        <source>%1 ✕</source>
        <translation>%1 ✕</translation>
    </message>
    <message>
        <source>Remove filter: %1 %2</source>
        <translation>Filter entfernen: %1 %2</translation>
    </message>
    <message>
        <source>%1: %2
Click to remove, with Shift to see the others instead</source>
        <translation>%1: %2
Klick entfernt, mit Umschalt die anderen zeigen</translation>
    </message>
    <message>
        <source>All sites</source>
        <translation>Alle Websites</translation>
    </message>
    <message>
        <source>%1 ▾</source>
        <translation>%1 ▾</translation>
    </message>
    <message>
        <source>%1  (%2)</source>
        <translation>%1  (%2)</translation>
    </message>
    <message>
        <source>%1  (nobody yet)</source>
        <translation>%1  (noch niemand)</translation>
    </message>
    <message>
        <source>More sites are not listed</source>
        <translation>Weitere sind nicht aufgeführt</translation>
    </message>
    <message>
        <source>All at a glance (Ctrl+S)</source>
        <translation>Alle auf einen Blick (Strg+S)</translation>
    </message>
    <message>
        <source>Another one as well</source>
        <translation>Noch etwas daneben</translation>
    </message>
    <message>
        <source>No other is known</source>
        <translation>Anderes ist nicht bekannt</translation>
    </message>
    <message>
        <source>and %1 ✕</source>
        <translation>und %1 ✕</translation>
    </message>
    <message>
        <source>or %1 ✕</source>
        <translation>oder %1 ✕</translation>
    </message>
    <message>
        <source>%1 more ▾</source>
        <translation>%1 weitere ▾</translation>
    </message>
</context>
<context>
    <name>footfall::FilterWords</name>
    <message>
        <source>Automated browsers</source>
        <translation>Automatisierte Browser</translation>
    </message>
    <message>
        <source>Too fast</source>
        <translation>Zu schnell</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>search engine</source>
        <translation>Suchmaschine</translation>
    </message>
    <message>
        <source>AI crawler</source>
        <translation>KI-Crawler</translation>
    </message>
    <message>
        <source>SEO</source>
        <translation>SEO</translation>
    </message>
    <message>
        <source>monitoring</source>
        <translation>Überwachung</translation>
    </message>
    <message>
        <source>scanner</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>advertising</source>
        <translation>Werbung</translation>
    </message>
    <message>
        <source>link preview</source>
        <translation>Linkvorschau</translation>
    </message>
    <message>
        <source>feed reader</source>
        <translation>Feedreader</translation>
    </message>
    <message>
        <source>program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>research</source>
        <translation>Forschung</translation>
    </message>
    <message>
        <source>automated browser</source>
        <translation>automatisierter Browser</translation>
    </message>
    <message>
        <source>driven by a program</source>
        <translation>ferngesteuert</translation>
    </message>
    <message>
        <source>too fast for a person</source>
        <translation>zu schnell</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>known bot</source>
        <translation>bekannter Bot</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>zählt</translation>
    </message>
    <message>
        <source>never counted</source>
        <translation>zählt nie</translation>
    </message>
    <message>
        <source>Nothing was filtered today.</source>
        <translation>Heute wurde nichts gefiltert.</translation>
    </message>
    <message>
        <source>%1 in the last minute</source>
        <translation>%1 in der letzten Minute</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1 seit %2</translation>
    </message>
</context>
<context>
    <name>footfall::FilteredDialog</name>
    <message>
        <source>Filtered</source>
        <translation>Gefiltert</translation>
    </message>
    <message>
        <source>Events of bots. They are kept apart and do not count.</source>
        <translation>Ereignisse von Bots. Sie stehen für sich und zählen nicht.</translation>
    </message>
    <message>
        <source>Bots today</source>
        <translation>Bots heute</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Wahl</translation>
    </message>
    <message>
        <source>The newest</source>
        <translation>Die neuesten</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Count this one</source>
        <translation>Diesen zählen</translation>
    </message>
    <message>
        <source>Never count this one</source>
        <translation>Diesen nie zählen</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Nothing is chosen any more: the list of bots says</source>
        <translation>Nichts mehr gewählt: die Liste der Bots entscheidet</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Only an operator may choose.</source>
        <translation>Nur ein Betreiber darf wählen.</translation>
    </message>
</context>
<context>
    <name>footfall::GoalWords</name>
    <message>
        <source>no visitors yet</source>
        <translation>noch keine Besucher</translation>
    </message>
    <message>
        <source>%1 % of visitors</source>
        <translation>%1 % der Besucher</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>%1 today</source>
        <translation>heute %1</translation>
    </message>
</context>
<context>
    <name>footfall::GoalsDialog</name>
    <message>
        <source>Goals</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>Name of the event</source>
        <translation>Name des Ereignisses</translation>
    </message>
    <message>
        <source>Name of an event, as in “signup”</source>
        <translation>Name eines Ereignisses, wie „signup“</translation>
    </message>
    <message>
        <source>Choose as a goal</source>
        <translation>Als Ziel wählen</translation>
    </message>
    <message>
        <source>No goals yet. Choose an event that you wait for: how often it happens and what share of the visitors do it is shown from then on.</source>
        <translation>Noch keine Ziele. Ein erwartetes Ereignis wählen: wie oft es geschieht und welcher Anteil der Besucher es tut, steht von da an hier.</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Aufgeben</translation>
    </message>
    <message>
        <source>The chosen one is no goal any more (Delete)</source>
        <translation>Das gewählte ist kein Ziel mehr (Entf)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Only an operator may change goals.</source>
        <translation>Nur ein Betreiber darf Ziele ändern.</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
</context>
<context>
    <name>footfall::HeaderBar</name>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Footfall</source>
        <translation>Footfall</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The past</source>
        <translation>Vergangenheit</translation>
    </message>
    <message>
        <source>Footfall at %1</source>
        <translation>Footfall auf %1</translation>
    </message>
</context>
<context>
    <name>footfall::HistoryPanel</name>
    <message>
        <source>This chart could not be brought up to date.</source>
        <translation>Dieses Diagramm konnte nicht aktualisiert werden.</translation>
    </message>
    <message>
        <source>This chart could not be loaded.</source>
        <translation>Dieses Diagramm konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Laden…</translation>
    </message>
    <message>
        <source>Not connected: this comes once there is a connection.</source>
        <translation>Nicht verbunden: kommt, sobald es eine Verbindung gibt.</translation>
    </message>
</context>
<context>
    <name>footfall::JourneyModel</name>
    <message>
        <source>… pages not listed: %1</source>
        <translation>… nicht aufgeführte Seiten: %1</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>click %1</source>
        <translation>Klick %1</translation>
    </message>
    <message>
        <source>%1, %2, stayed %3</source>
        <translation>%1, %2, blieb %3</translation>
    </message>
</context>
<context>
    <name>footfall::JourneyPanel</name>
    <message>
        <source>Choose a session to follow its way, page by page.</source>
        <translation>Eine Sitzung wählen, um ihrem Weg Seite für Seite zu folgen.</translation>
    </message>
    <message>
        <source>Journey of the selected session</source>
        <translation>Weg der gewählten Sitzung</translation>
    </message>
    <message>
        <source>Fetching its journey…</source>
        <translation>Ihr Weg wird geholt…</translation>
    </message>
    <message>
        <source>Past: %1, %2</source>
        <translation>Früher: %1, %2</translation>
    </message>
    <message>
        <source>Its journey could not be fetched.</source>
        <translation>Ihr Weg konnte nicht geholt werden.</translation>
    </message>
    <message>
        <source>gone; it is among the past sessions</source>
        <translation>gegangen; sie ist bei den früheren Sitzungen</translation>
    </message>
    <message>
        <source>gone, and not kept</source>
        <translation>gegangen und nicht behalten</translation>
    </message>
    <message>
        <source>Session %1</source>
        <translation>Sitzung %1</translation>
    </message>
</context>
<context>
    <name>footfall::KeyHelp</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>footfall::LivePanel</name>
    <message>
        <source>Show what is new</source>
        <translation>Neues zeigen</translation>
    </message>
    <message>
        <source>%1%2 new ▲</source>
        <translation>%1%2 neu ▲</translation>
    </message>
</context>
<context>
    <name>footfall::LocalDay</name>
    <message>
        <source>ddd d MMM</source>
        <comment>a day, by the letters of QLocale</comment>
        <translation>ddd d. MMM</translation>
    </message>
    <message>
        <source>days by the server&apos;s clock, %1</source>
        <translation>Tage nach der Uhr des Servers, %1</translation>
    </message>
</context>
<context>
    <name>footfall::LocalSource</name>
    <message>
        <source>Too much is being read at the moment.</source>
        <translation>Gerade wird zu viel gelesen.</translation>
    </message>
    <message>
        <source>It is no longer kept.</source>
        <translation>Es wird nicht mehr aufbewahrt.</translation>
    </message>
    <message>
        <source>Nothing is kept (--in-memory).</source>
        <translation>Nichts wird aufbewahrt (--in-memory).</translation>
    </message>
    <message>
        <source>The store cannot be read: %1</source>
        <translation>Der Speicher kann nicht gelesen werden: %1</translation>
    </message>
</context>
<context>
    <name>footfall::MainWindow</name>
    <message>
        <source>Address copied</source>
        <translation>Adresse kopiert</translation>
    </message>
    <message>
        <source>Snippet copied</source>
        <translation>Snippet kopiert</translation>
    </message>
    <message>
        <source>Token copied</source>
        <translation>Token kopiert</translation>
    </message>
    <message>
        <source>Footfall</source>
        <translation>Footfall</translation>
    </message>
    <message>
        <source>● %1</source>
        <translation>● %1</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Opening the web dashboard</source>
        <translation>Web-Dashboard wird geöffnet</translation>
    </message>
    <message>
        <source>Not connected: the web dashboard is out of reach</source>
        <translation>Nicht verbunden: das Web-Dashboard ist nicht erreichbar</translation>
    </message>
    <message>
        <source>No browser could be opened</source>
        <translation>Kein Browser ließ sich öffnen</translation>
    </message>
    <message>
        <source>Quiet hours: %1…</source>
        <translation>Ruhezeit: %1…</translation>
    </message>
    <message>
        <source>Quiet hours…</source>
        <translation>Ruhezeit…</translation>
    </message>
    <message>
        <source>Theme: %1</source>
        <translation>Farben: %1</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>All sites</source>
        <translation>Alle Websites</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>At most %1 views can be kept: remove one first.</source>
        <translation>Höchstens %1 Ansichten werden behalten: erst eine entfernen.</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Gespeichert: %1</translation>
    </message>
    <message>
        <source>There is no saved view %1</source>
        <translation>Es gibt keine Ansicht %1</translation>
    </message>
    <message>
        <source>View: %1</source>
        <translation>Ansicht: %1</translation>
    </message>
    <message>
        <source>This is how it was: %1. What happens now goes on being collected.</source>
        <translation>So war es: %1. Was jetzt geschieht, wird weiter gesammelt.</translation>
    </message>
    <message>
        <source>No more than %1 of these can be asked for at once</source>
        <translation>Mehr als %1 davon können nicht zugleich gesucht werden</translation>
    </message>
</context>
<context>
    <name>footfall::MarkDialog</name>
    <message>
        <source>Note it</source>
        <translation>Notieren</translation>
    </message>
    <message>
        <source>Note in the charts</source>
        <translation>Notiz in den Diagrammen</translation>
    </message>
    <message>
        <source>As in: deploy 1.8</source>
        <translation>Etwa: Deploy 1.8</translation>
    </message>
    <message>
        <source>What to note in the charts</source>
        <translation>Was in den Diagrammen stehen soll</translation>
    </message>
    <message>
        <source>At %1, seen by everybody who looks at %2</source>
        <translation>Um %1, für alle, die %2 ansehen</translation>
    </message>
    <message>
        <source>any site</source>
        <translation>irgendeine Website</translation>
    </message>
</context>
<context>
    <name>footfall::MiniWindow</name>
    <message>
        <source>Footfall</source>
        <translation>Footfall</translation>
    </message>
    <message>
        <source>A click or a key shows the whole window</source>
        <translation>Klick oder Taste zeigt das ganze Fenster</translation>
    </message>
    <message>
        <source>active now</source>
        <translation>jetzt aktiv</translation>
    </message>
    <message>
        <source>of %1 in all</source>
        <translation>von insgesamt %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 active now</source>
        <translation>%1 jetzt aktiv</translation>
    </message>
</context>
<context>
    <name>footfall::Notifier::Bus</name>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
</context>
<context>
    <name>footfall::PagePanel</name>
    <message>
        <source>Choose a page to see where those on it came from and where they go next.</source>
        <translation>Eine Seite wählen, um zu sehen, woher man auf sie kommt und wohin man weitergeht.</translation>
    </message>
    <message>
        <source>Page views a minute, last hour</source>
        <translation>Aufrufe je Minute, letzte Stunde</translation>
    </message>
    <message>
        <source>Where those on the page came from and where they went</source>
        <translation>Woher die auf der Seite kamen und wohin sie gingen</translation>
    </message>
    <message>
        <source>Nobody who is here has been on it.</source>
        <translation>Niemand, der hier ist, war darauf.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>not all journeys were looked at</source>
        <translation>nicht alle Wege wurden angesehen</translation>
    </message>
    <message>
        <source>%1 minutes ago</source>
        <translation>vor %1 Minuten</translation>
    </message>
    <message>
        <source>then</source>
        <translation>damals</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>footfall::PageWaysModel</name>
    <message>
        <source>Came from</source>
        <translation>Kamen von</translation>
    </message>
    <message>
        <source>Went on to</source>
        <translation>Gingen weiter zu</translation>
    </message>
    <message>
        <source>Referrers of those on it</source>
        <translation>Verweise auf sie</translation>
    </message>
    <message>
        <source>Campaigns of those on it</source>
        <translation>Kampagnen auf sie</translation>
    </message>
    <message>
        <source>(entered here)</source>
        <translation>(hier eingestiegen)</translation>
    </message>
    <message>
        <source>(left here)</source>
        <translation>(hier gegangen)</translation>
    </message>
    <message>
        <source>(direct)</source>
        <translation>(direkt)</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(keine)</translation>
    </message>
</context>
<context>
    <name>footfall::PastPanel</name>
    <message>
        <source>Search: visitor, page, country…</source>
        <translation>Suche: Besucher, Seite, Land…</translation>
    </message>
    <message>
        <source>Search past sessions</source>
        <translation>Frühere Sitzungen durchsuchen</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Mehr zeigen</translation>
    </message>
    <message>
        <source>Past sessions</source>
        <translation>Frühere Sitzungen</translation>
    </message>
    <message>
        <source>Period to search</source>
        <translation>Zeitraum der Suche</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Everything kept</source>
        <translation>Alles Aufbewahrte</translation>
    </message>
    <message>
        <source>%1 ▾</source>
        <translation>%1 ▾</translation>
    </message>
    <message>
        <source>The search failed.</source>
        <translation>Die Suche ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Not connected: the search goes on once there is a connection.</source>
        <translation>Nicht verbunden: die Suche geht weiter, sobald es eine Verbindung gibt.</translation>
    </message>
    <message>
        <source>No past session fits. A longer period may hold some.</source>
        <translation>Keine frühere Sitzung passt. Ein längerer Zeitraum hat vielleicht welche.</translation>
    </message>
    <message>
        <source>No past sessions yet.</source>
        <translation>Noch keine früheren Sitzungen.</translation>
    </message>
    <message>
        <source>No past session fits.</source>
        <translation>Keine frühere Sitzung passt.</translation>
    </message>
    <message numerus="yes">
        <source>%1 sessions</source>
        <translation>
            <numerusform>%1 Sitzung</numerusform>
            <numerusform>%1 Sitzungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, searching…</source>
        <translation>%1, suchen…</translation>
    </message>
    <message>
        <source>%1, there are more</source>
        <translation>%1, es gibt mehr</translation>
    </message>
</context>
<context>
    <name>footfall::QuietHours</name>
    <message>
        <source>from %1 to %2</source>
        <translation>von %1 bis %2</translation>
    </message>
</context>
<context>
    <name>footfall::QuietHoursDialog</name>
    <message>
        <source>Quiet hours, each day</source>
        <translation>Ruhezeit, jeden Tag</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Ruhe von</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Ruhe bis</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Ruhezeit</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>By this machine’s clock. No sounds, no notes on the desktop, nothing pops up; the list and webhooks tell all the same.</source>
        <translation>Nach der Uhr dieses Rechners. Keine Töne, keine Hinweise auf dem Desktop, nichts springt auf; Liste und Webhooks melden wie sonst.</translation>
    </message>
</context>
<context>
    <name>footfall::RankingHeading</name>
    <message>
        <source>5 min</source>
        <translation>5 min</translation>
    </message>
    <message>
        <source>1 min</source>
        <translation>1 min</translation>
    </message>
    <message>
        <source>1 min, all</source>
        <translation>1 min, alle</translation>
    </message>
    <message>
        <source>then</source>
        <translation>damals</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1: active sessions on the page</source>
        <translation>%1: aktive Sitzungen auf der Seite</translation>
    </message>
    <message>
        <source>%1: active sessions that began with the page</source>
        <translation>%1: aktive Sitzungen, die mit der Seite begannen</translation>
    </message>
    <message>
        <source>5 min: sessions that ended on the page in the last five minutes</source>
        <translation>5 min: Sitzungen, die in den letzten fünf Minuten auf der Seite endeten</translation>
    </message>
    <message>
        <source>1 min: events of the last minute</source>
        <translation>1 min: Ereignisse der letzten Minute</translation>
    </message>
    <message>
        <source>%1: active sessions</source>
        <translation>%1: aktive Sitzungen</translation>
    </message>
    <message>
        <source>today: views since midnight</source>
        <translation>heute: Aufrufe seit Mitternacht</translation>
    </message>
    <message>
        <source>today: events since midnight</source>
        <translation>heute: Ereignisse seit Mitternacht</translation>
    </message>
    <message>
        <source>today: visits since midnight, and those that were there then</source>
        <translation>heute: Besuche seit Mitternacht und die, die da schon liefen</translation>
    </message>
    <message>
        <source>here: visitors with the page open, neither hidden nor silent</source>
        <translation>hier: Besucher mit offener Seite, weder verdeckt noch still</translation>
    </message>
    <message>
        <source>viewers: those who said that they look at a site from there</source>
        <translation>Betrachter: die sagten, dass sie von dort eine Website ansehen</translation>
    </message>
</context>
<context>
    <name>footfall::RankingModel</name>
    <message>
        <source>%1 here with the page open</source>
        <translation>%1 hier mit offener Seite</translation>
    </message>
    <message numerus="yes">
        <source>%1 viewers</source>
        <translation>
            <numerusform>%1 Betrachter</numerusform>
            <numerusform>%1 Betrachter</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left from it in the last 5 minutes</source>
        <translation>%1 gingen von ihr in den letzten 5 Minuten</translation>
    </message>
    <message>
        <source>%1 in the last minute</source>
        <translation>%1 in der letzten Minute</translation>
    </message>
    <message>
        <source>%1 active, %2 % of those that the filter leaves</source>
        <translation>%1 aktiv, %2 % derer, die der Filter lässt</translation>
    </message>
    <message>
        <source>%1 active, %2 % of all</source>
        <translation>%1 aktiv, %2 % aller</translation>
    </message>
    <message numerus="yes">
        <source>%1 views today</source>
        <translation>
            <numerusform>%1 Aufruf heute</numerusform>
            <numerusform>%1 Aufrufe heute</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 events today</source>
        <translation>
            <numerusform>%1 Ereignis heute</numerusform>
            <numerusform>%1 Ereignisse heute</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 visits today</source>
        <translation>
            <numerusform>%1 Besuch heute</numerusform>
            <numerusform>%1 Besuche heute</numerusform>
        </translation>
    </message>
    <message>
        <source>search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>social</source>
        <translation>sozial</translation>
    </message>
    <message>
        <source>mail</source>
        <translation>Mail</translation>
    </message>
    <message>
        <source>direct %1 %</source>
        <translation>direkt %1 %</translation>
    </message>
    <message>
        <source>search %1 %</source>
        <translation>Suche %1 %</translation>
    </message>
    <message>
        <source>social %1 %</source>
        <translation>sozial %1 %</translation>
    </message>
    <message>
        <source>mail %1 %</source>
        <translation>Mail %1 %</translation>
    </message>
    <message>
        <source>other %1 %</source>
        <translation>andere %1 %</translation>
    </message>
    <message>
        <source>(direct)</source>
        <translation>(direkt)</translation>
    </message>
    <message>
        <source>(unknown)</source>
        <translation>(unbekannt)</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>here</source>
        <translation>hier</translation>
    </message>
    <message>
        <source>viewers</source>
        <translation>Betrachter</translation>
    </message>
</context>
<context>
    <name>footfall::RankingsPanel</name>
    <message>
        <source>Rankings</source>
        <translation>Ranglisten</translation>
    </message>
    <message>
        <source>More rankings</source>
        <translation>Weitere Ranglisten</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Einstieg</translation>
    </message>
    <message>
        <source>Exit</source>
        <translation>Ausstieg</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Länder</translation>
    </message>
    <message>
        <source>Cities</source>
        <translation>Städte</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Referrers</source>
        <translation>Verweise</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>Kampagnen</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Browsers</source>
        <translation>Browser</translation>
    </message>
    <message>
        <source>Systems</source>
        <translation>Systeme</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Goals…</source>
        <translation>Ziele…</translation>
    </message>
    <message>
        <source>No clicks or other events in the last minute.</source>
        <translation>Keine Klicks oder anderen Ereignisse in der letzten Minute.</translation>
    </message>
    <message>
        <source>No clicks or other events today.</source>
        <translation>Heute keine Klicks oder anderen Ereignisse.</translation>
    </message>
    <message>
        <source>Nothing of that fits the filter. Escape clears it.</source>
        <translation>Nichts davon passt zum Filter. Escape leert ihn.</translation>
    </message>
    <message>
        <source>Nothing of that today.</source>
        <translation>Heute nichts davon.</translation>
    </message>
</context>
<context>
    <name>footfall::RefusedDialog</name>
    <message>
        <source>no access</source>
        <translation>kein Zugang</translation>
    </message>
    <message>
        <source>too much</source>
        <translation>zu viel</translation>
    </message>
    <message>
        <source>unknown site</source>
        <translation>unbekannte Website</translation>
    </message>
    <message>
        <source>not understood</source>
        <translation>nicht verstanden</translation>
    </message>
    <message>
        <source>Nothing was refused since %1.</source>
        <translation>Seit %1 wurde nichts abgelehnt.</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1 seit %2</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Who was refused, the newest first</source>
        <translation>Wer abgelehnt wurde, die neuesten zuerst</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>What it was told</source>
        <translation>Was gesagt wurde</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Male</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Only an operator sees who was refused.</source>
        <translation>Nur ein Betreiber sieht, wer abgelehnt wurde.</translation>
    </message>
</context>
<context>
    <name>footfall::RemoteFailure</name>
    <message>
        <source>No machine called %1 is known: check the address.</source>
        <translation>Kein Rechner namens %1 ist bekannt: Adresse prüfen.</translation>
    </message>
    <message>
        <source>Nothing answers at %1: is Footfall running there?</source>
        <translation>Auf %1 antwortet nichts: läuft Footfall dort?</translation>
    </message>
    <message>
        <source>%1 closed the connection.</source>
        <translation>%1 hat die Verbindung geschlossen.</translation>
    </message>
    <message>
        <source>%1 cannot be reached: is there a network?</source>
        <translation>%1 ist nicht erreichbar: gibt es ein Netz?</translation>
    </message>
    <message>
        <source>No secure connection with %1: %2</source>
        <translation>Keine sichere Verbindung mit %1: %2</translation>
    </message>
    <message>
        <source>No connection with %1: %2</source>
        <translation>Keine Verbindung mit %1: %2</translation>
    </message>
    <message>
        <source>%1 wants a token that it knows. Start again with --token-file FILE, or with a share link that was not revoked.</source>
        <translation>%1 will ein Token, das es kennt. Neu starten mit --token-file DATEI oder mit einem Freigabelink, der nicht widerrufen ist.</translation>
    </message>
    <message>
        <source>%1 lets nobody in from here. Ask its operator, then start again.</source>
        <translation>%1 lässt von hier niemanden ein. Den Betreiber fragen, dann neu starten.</translation>
    </message>
    <message>
        <source>There is no Footfall at %1: check the address.</source>
        <translation>Auf %1 ist kein Footfall: Adresse prüfen.</translation>
    </message>
    <message>
        <source>The proxy at %1 does not reach Footfall.</source>
        <translation>Der Proxy auf %1 erreicht Footfall nicht.</translation>
    </message>
    <message>
        <source>%1 takes nothing more from here for now: too many connections, or too many wrong tokens.</source>
        <translation>%1 nimmt von hier vorerst nichts mehr an: zu viele Verbindungen oder falsche Tokens.</translation>
    </message>
    <message>
        <source>%1 has no room for another dashboard now.</source>
        <translation>%1 hat gerade keinen Platz für ein weiteres Dashboard.</translation>
    </message>
    <message>
        <source>%1 sends elsewhere: check whether the address begins with https.</source>
        <translation>%1 leitet weiter: prüfen, ob die Adresse mit https beginnt.</translation>
    </message>
    <message>
        <source>%1 answers with status %2.</source>
        <translation>%1 antwortet mit Status %2.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted (%2). It is looked at again now and then, should it be renewed. Or add its authority to those that this machine trusts, or use the name it is for, then start again.</source>
        <translation>Dem Zertifikat von %1 wird nicht vertraut (%2). Es wird ab und zu neu geprüft, falls es erneuert wird. Oder seine Zertifizierungsstelle auf diesem Rechner hinzufügen oder den Namen nehmen, für den es gilt, dann neu starten.</translation>
    </message>
    <message>
        <source>Footfall at %1 was stopped.</source>
        <translation>Footfall auf %1 wurde beendet.</translation>
    </message>
    <message>
        <source>The way to %1 is too slow.</source>
        <translation>Der Weg zu %1 ist zu langsam.</translation>
    </message>
    <message>
        <source>%1 does not answer any more.</source>
        <translation>%1 antwortet nicht mehr.</translation>
    </message>
    <message>
        <source>%1 does not speak as this version of Footfall does.</source>
        <translation>%1 spricht nicht wie diese Version von Footfall.</translation>
    </message>
    <message>
        <source>it has expired</source>
        <translation>es ist abgelaufen</translation>
    </message>
    <message>
        <source>it is not valid yet</source>
        <translation>es gilt noch nicht</translation>
    </message>
    <message>
        <source>it is for another name</source>
        <translation>es ist für einen anderen Namen</translation>
    </message>
    <message>
        <source>nobody vouches for it but itself</source>
        <translation>niemand bürgt dafür als es selbst</translation>
    </message>
    <message>
        <source>who issued it is not known here</source>
        <translation>wer es ausgestellt hat, ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>it was revoked</source>
        <translation>es wurde widerrufen</translation>
    </message>
</context>
<context>
    <name>footfall::RemoteSource</name>
    <message>
        <source>The server answered something else.</source>
        <translation>Der Server hat etwas anderes geantwortet.</translation>
    </message>
    <message>
        <source>It is no longer kept.</source>
        <translation>Es wird nicht mehr aufbewahrt.</translation>
    </message>
    <message>
        <source>This cannot be shown: %1</source>
        <translation>Das lässt sich nicht zeigen: %1</translation>
    </message>
    <message>
        <source>Too many questions wait for their answer.</source>
        <translation>Zu viele Fragen warten auf Antwort.</translation>
    </message>
    <message>
        <source>There is no connection with %1.</source>
        <translation>Es gibt keine Verbindung mit %1.</translation>
    </message>
    <message>
        <source>Only an operator may do this.</source>
        <translation>Das darf nur ein Betreiber.</translation>
    </message>
</context>
<context>
    <name>footfall::ReplayDialog</name>
    <message>
        <source>How often would alerts have fired?</source>
        <translation>Wie oft hätte es Alarm gegeben?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>footfall::ReplayPanel</name>
    <message>
        <source>Site</source>
        <translation>Website</translation>
    </message>
    <message numerus="yes">
        <source>%1 days</source>
        <translation>
            <numerusform>%1 Tag</numerusform>
            <numerusform>%1 Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last %1 days</source>
        <translation>
            <numerusform>Letzter Tag</numerusform>
            <numerusform>Letzte %1 Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Alerts there would have been</source>
        <translation>Alarme, die es gegeben hätte</translation>
    </message>
    <message>
        <source>All sites</source>
        <translation>Alle Websites</translation>
    </message>
    <message>
        <source>These days could not be gone through.</source>
        <translation>Diese Tage konnten nicht durchgegangen werden.</translation>
    </message>
    <message>
        <source>Going through %1…</source>
        <translation>Durchgehen von %1…</translation>
    </message>
    <message>
        <source>Not connected: this goes on once there is a connection.</source>
        <translation>Nicht verbunden: geht weiter, sobald es eine Verbindung gibt.</translation>
    </message>
    <message>
        <source>Nothing is kept of these days yet.</source>
        <translation>Von diesen Tagen ist noch nichts aufbewahrt.</translation>
    </message>
    <message>
        <source>Nobody would have been called.</source>
        <translation>Niemand wäre gerufen worden.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>auf %1</translation>
    </message>
    <message numerus="yes">
        <source>on %1 sites</source>
        <translation>
            <numerusform>auf %1 Website</numerusform>
            <numerusform>auf %1 Websites</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 alerts in %2 %3</source>
        <translation>%1 Alarme in %2 %3</translation>
    </message>
    <message>
        <source>%1; nothing older is kept</source>
        <translation>%1; Älteres ist nicht aufbewahrt</translation>
    </message>
    <message>
        <source>%1. The newest %2 are listed.</source>
        <translation>%1. Die neuesten %2 sind aufgeführt.</translation>
    </message>
    <message>
        <source>all other sites</source>
        <translation>alle anderen Websites</translation>
    </message>
    <message>
        <source>all sites</source>
        <translation>alle Websites</translation>
    </message>
    <message>
        <source>Use %1 for %2</source>
        <translation>%1 für %2 nehmen</translation>
    </message>
    <message>
        <source>Being stored…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>In use for %1: %2.</source>
        <translation>In Gebrauch für %1: %2.</translation>
    </message>
    <message>
        <source>%1 Only an operator may change it.</source>
        <translation>%1 Nur ein Betreiber darf das ändern.</translation>
    </message>
    <message>
        <source>%1 What is chosen holds at once, for everybody.</source>
        <translation>%1 Die Wahl gilt sofort und für alle.</translation>
    </message>
    <message>
        <source>It stays as it was: %1</source>
        <translation>Es bleibt, wie es war: %1</translation>
    </message>
</context>
<context>
    <name>footfall::SensitivityCard</name>
    <message numerus="yes">
        <source>%1 alerts</source>
        <translation>
            <numerusform>%1 Alarm</numerusform>
            <numerusform>%1 Alarme</numerusform>
        </translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>%1 · in use</source>
        <translation>%1 · in Gebrauch</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
</context>
<context>
    <name>footfall::SensitivityChoice</name>
    <message>
        <source>quiet</source>
        <translation>leise</translation>
    </message>
    <message>
        <source>keen</source>
        <translation>wach</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Empfindlichkeit</translation>
    </message>
</context>
<context>
    <name>footfall::SessionDelegate</name>
    <message>
        <source>— %1</source>
        <translation>— %1</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>gegangen</translation>
    </message>
</context>
<context>
    <name>footfall::Sessions</name>
    <message>
        <source>from %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>%1st visit</source>
        <translation>%1. Besuch</translation>
    </message>
    <message>
        <source>%1nd visit</source>
        <translation>%1. Besuch</translation>
    </message>
    <message>
        <source>%1rd visit</source>
        <translation>%1. Besuch</translation>
    </message>
    <message>
        <source>%1th visit</source>
        <translation>%1. Besuch</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>active, not looking</source>
        <translation>aktiv, schaut nicht hin</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>gegangen</translation>
    </message>
    <message>
        <source>%1 looking</source>
        <translation>%1 schauen hin</translation>
    </message>
</context>
<context>
    <name>footfall::SiteCardModel</name>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>nobody is there now</source>
        <translation>gerade niemand da</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>%1 active</source>
        <translation>%1 aktiv</translation>
    </message>
</context>
<context>
    <name>footfall::SiteWatch</name>
    <message>
        <source>Waiting for the first event of %1</source>
        <translation>Warten auf das erste Ereignis von %1</translation>
    </message>
    <message>
        <source>Waiting for the first event of a new site</source>
        <translation>Warten auf das erste Ereignis einer neuen Website</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Connected already: last event %1, %2</source>
        <translation>Schon verbunden: letztes Ereignis %1, %2</translation>
    </message>
    <message>
        <source>Connected: first event %1, %2</source>
        <translation>Verbunden: erstes Ereignis %1, %2</translation>
    </message>
    <message>
        <source>%1, of %2</source>
        <translation>%1, von %2</translation>
    </message>
</context>
<context>
    <name>footfall::SitesPage</name>
    <message>
        <source>No site has sent anything yet. Ctrl+N adds a website.</source>
        <translation>Noch hat keine Website etwas gesendet. Strg+N fügt eine hinzu.</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Websites</translation>
    </message>
    <message>
        <source>Sites, those with most visitors today first</source>
        <translation>Websites, mit den meisten Besuchern heute zuerst</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>All visitors, whatever the filter. Enter opens a site, Escape goes back.</source>
        <translation>Alle Besucher, gleich welcher Filter. Enter öffnet eine Website, Escape geht zurück.</translation>
    </message>
    <message>
        <source>One site so far. Ctrl+N adds another; Escape goes back.</source>
        <translation>Bisher eine Website. Strg+N fügt eine weitere hinzu; Escape geht zurück.</translation>
    </message>
    <message>
        <source>The %1 with most visitors today, and %2%3 more: Ctrl+L lists them. </source>
        <translation>Die %1 mit den meisten Besuchern heute, und %2%3 weitere: Strg+L führt sie auf. </translation>
    </message>
</context>
<context>
    <name>footfall::SourceText</name>
    <message>
        <source>There are no figures yet</source>
        <translation>Es gibt noch keine Zahlen</translation>
    </message>
    <message>
        <source>The figures are those of %1</source>
        <translation>Die Zahlen sind die von %1</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Verbindet neu</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Not connected yet, trying again. %1</source>
        <translation>Noch nicht verbunden, es wird weiter versucht. %1</translation>
    </message>
    <message>
        <source>Disconnected. %1; it is tried again. %2</source>
        <translation>Getrennt. %1; es wird weiter versucht. %2</translation>
    </message>
    <message>
        <source>Stopped: nothing new will come. %1. %2</source>
        <translation>Beendet: es kommt nichts Neues mehr. %1. %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 alerts wait</source>
        <translation>
            <numerusform>%1 Alarm wartet</numerusform>
            <numerusform>%1 Alarme warten</numerusform>
        </translation>
    </message>
    <message>
        <source>The webhook at %1 takes no alerts since %2: %3. %4.</source>
        <translation>Der Webhook auf %1 nimmt seit %2 keine Alarme an: %3. %4.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Laden…</translation>
    </message>
    <message>
        <source>Not connected: nothing is known of the past.</source>
        <translation>Nicht verbunden: von früher ist nichts bekannt.</translation>
    </message>
    <message>
        <source>Nothing is kept (--in-memory): there is no past to show.</source>
        <translation>Nichts wird aufbewahrt (--in-memory): es gibt nichts Früheres zu zeigen.</translation>
    </message>
    <message>
        <source>operators only</source>
        <translation>nur für Betreiber</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>it answered %1</source>
        <translation>er antwortete mit %1</translation>
    </message>
    <message>
        <source>it answered %1 and points elsewhere, which is not followed</source>
        <translation>er antwortete mit %1 und verweist woandershin, wohin nicht gefolgt wird</translation>
    </message>
    <message numerus="yes">
        <source>it did not answer within %1 seconds</source>
        <translation>
            <numerusform>er antwortete nicht innerhalb von %1 Sekunde</numerusform>
            <numerusform>er antwortete nicht innerhalb von %1 Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>no machine of that name is known</source>
        <translation>kein Rechner dieses Namens ist bekannt</translation>
    </message>
    <message>
        <source>nothing listens there</source>
        <translation>dort hört nichts zu</translation>
    </message>
    <message>
        <source>it cannot be reached</source>
        <translation>er ist nicht zu erreichen</translation>
    </message>
    <message>
        <source>no secure connection came about: check its certificate</source>
        <translation>es kam keine sichere Verbindung zustande: sein Zertifikat prüfen</translation>
    </message>
</context>
<context>
    <name>footfall::StatusLine</name>
    <message>
        <source>connected to %1</source>
        <translation>verbunden mit %1</translation>
    </message>
    <message>
        <source>listening on %1</source>
        <translation>lauscht auf %1</translation>
    </message>
    <message>
        <source>any site may send</source>
        <translation>jede Website darf senden</translation>
    </message>
    <message numerus="yes">
        <source>%1 sites may send</source>
        <translation>
            <numerusform>%1 Website darf senden</numerusform>
            <numerusform>%1 Websites dürfen senden</numerusform>
        </translation>
    </message>
    <message>
        <source>to look only</source>
        <translation>nur zum Ansehen</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 abgelehnt</translation>
    </message>
    <message>
        <source>%1 filtered today</source>
        <translation>%1 heute gefiltert</translation>
    </message>
    <message numerus="yes">
        <source>%1 visitors</source>
        <translation>
            <numerusform>%1 Besucher</numerusform>
            <numerusform>%1 Besucher</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 streams</source>
        <translation>
            <numerusform>%1 Stream</numerusform>
            <numerusform>%1 Streams</numerusform>
        </translation>
    </message>
    <message>
        <source>public counter: %1, %2</source>
        <translation>öffentlicher Zähler: %1, %2</translation>
    </message>
</context>
<context>
    <name>footfall::StoreState</name>
    <message numerus="yes">
        <source>%1 events are shown but not on disk: lost if Footfall ends before they are.</source>
        <translation>
            <numerusform>%1 Ereignis wird gezeigt, ist aber nicht auf der Platte: verloren, falls Footfall vorher endet.</numerusform>
            <numerusform>%1 Ereignisse werden gezeigt, sind aber nicht auf der Platte: verloren, falls Footfall vorher endet.</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing is kept (--in-memory)</source>
        <translation>nichts wird aufbewahrt (--in-memory)</translation>
    </message>
    <message>
        <source>cannot store</source>
        <translation>kann nicht speichern</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>stored, under 1 ms</source>
        <translation>gespeichert, unter 1 ms</translation>
    </message>
    <message>
        <source>stored, %1 ms</source>
        <translation>gespeichert, %1 ms</translation>
    </message>
    <message>
        <source>%1 refused since %2.</source>
        <translation>%1 abgelehnt seit %2.</translation>
    </message>
    <message>
        <source>Events are stored again.</source>
        <translation>Ereignisse werden wieder gespeichert.</translation>
    </message>
    <message>
        <source>Nothing can be written to disk.</source>
        <translation>Auf die Platte kann nichts geschrieben werden.</translation>
    </message>
    <message>
        <source>New events are refused (503) until it can again.</source>
        <translation>Neue Ereignisse werden abgelehnt (503), bis es wieder geht.</translation>
    </message>
    <message>
        <source>The disk is full: delete something from it, or give it more room.</source>
        <translation>Die Platte ist voll: etwas darauf löschen oder ihr mehr Platz geben.</translation>
    </message>
    <message>
        <source>The files of the store may only be read: check their rights, and how the disk is mounted.</source>
        <translation>Die Dateien des Speichers dürfen nur gelesen werden: ihre Rechte prüfen, und wie die Platte eingehängt ist.</translation>
    </message>
    <message>
        <source>The files of the store cannot be opened: check whether they are there, and their rights.</source>
        <translation>Die Dateien des Speichers lassen sich nicht öffnen: prüfen, ob sie da sind, und ihre Rechte.</translation>
    </message>
    <message>
        <source>The disk reports an error: check it, and save what is on it.</source>
        <translation>Die Platte meldet einen Fehler: sie prüfen, und sichern, was darauf ist.</translation>
    </message>
    <message>
        <source>The store is damaged. Start Footfall again: it moves the damaged file aside and begins a new one.</source>
        <translation>Der Speicher ist beschädigt. Footfall neu starten: Es legt die beschädigte Datei beiseite und beginnt eine neue.</translation>
    </message>
    <message>
        <source>A file of the store was removed or replaced while it was in use: put it back, or start Footfall again.</source>
        <translation>Eine Datei des Speichers wurde entfernt oder ersetzt, während sie gebraucht wurde: sie zurücklegen oder Footfall neu starten.</translation>
    </message>
    <message>
        <source>Another program holds the store.</source>
        <translation>Ein anderes Programm hält den Speicher.</translation>
    </message>
    <message numerus="yes">
        <source>The disk has not answered for %1 seconds.</source>
        <translation>
            <numerusform>Die Platte antwortet seit %1 Sekunde nicht.</numerusform>
            <numerusform>Die Platte antwortet seit %1 Sekunden nicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>The store was damaged: it was moved to %1, and a new one was begun.</source>
        <translation>Der Speicher war beschädigt: Er wurde nach %1 verschoben, und ein neuer begonnen.</translation>
    </message>
</context>
<context>
    <name>footfall::TabPanel</name>
    <message>
        <source>All of: %1</source>
        <translation>Alle von: %1</translation>
    </message>
</context>
<context>
    <name>footfall::TenMinutesChart</name>
    <message>
        <source>active, left</source>
        <translation>aktiv, links</translation>
    </message>
    <message>
        <source>active, narrowed</source>
        <translation>aktiv, gefiltert</translation>
    </message>
    <message>
        <source>who was on a page before is not known</source>
        <translation>wer früher auf einer Seite war, ist nicht bekannt</translation>
    </message>
    <message>
        <source>Active visitors and page views of the last ten minutes</source>
        <translation>Aktive Besucher und Aufrufe der letzten zehn Minuten</translation>
    </message>
    <message>
        <source>views in 10 s, right</source>
        <translation>Aufrufe/10 s, rechts</translation>
    </message>
    <message>
        <source>then</source>
        <translation>damals</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>−%1 min</source>
        <translation>−%1 min</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>üblich</translation>
    </message>
    <message>
        <source>goal</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>%1   known no more</source>
        <translation>%1   nicht mehr bekannt</translation>
    </message>
    <message>
        <source>%1 active</source>
        <translation>%1 aktiv</translation>
    </message>
    <message>
        <source>%1   %2</source>
        <translation>%1   %2</translation>
    </message>
    <message>
        <source>%1   %2   %3</source>
        <translation>%1   %2   %3</translation>
    </message>
    <message numerus="yes">
        <source>%1 page views</source>
        <translation>
            <numerusform>%1 Aufruf</numerusform>
            <numerusform>%1 Aufrufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 goals</source>
        <translation>
            <numerusform>%1 Ziel</numerusform>
            <numerusform>%1 Ziele</numerusform>
        </translation>
    </message>
    <message>
        <source>from</source>
        <translation>ab</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>page views</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>goals</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
</context>
<context>
    <name>footfall::Tile</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>old: there is no connection</source>
        <translation>alt: keine Verbindung</translation>
    </message>
</context>
<context>
    <name>footfall::TileRow</name>
    <message>
        <source>%1 present</source>
        <translation>%1 da</translation>
    </message>
    <message>
        <source>%1 idle</source>
        <translation>%1 untätig</translation>
    </message>
    <message numerus="yes">
        <source>%1 active sessions</source>
        <translation>
            <numerusform>%1 aktive Sitzung</numerusform>
            <numerusform>%1 aktive Sitzungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 visitors present</source>
        <translation>
            <numerusform>%1 Besucher da</numerusform>
            <numerusform>%1 Besucher da</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; %2
%3: in a session or with a page open
%4 of them idle: their pages are hidden or silent
%5 looking: with a page open in front of them</source>
        <translation>%1; %2
%3: in einer Sitzung oder mit offener Seite
%4 davon untätig: ihre Seiten sind verdeckt oder still
%5 schauen hin: mit einer Seite offen vor sich</translation>
    </message>
    <message>
        <source>all, not only these</source>
        <translation>alle, nicht nur diese</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>active now</source>
        <translation>jetzt aktiv</translation>
    </message>
    <message numerus="yes">
        <source>visitors today</source>
        <translation>
            <numerusform>Besucher heute</numerusform>
            <numerusform>Besucher heute</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>page views today</source>
        <translation>
            <numerusform>Aufruf heute</numerusform>
            <numerusform>Aufrufe heute</numerusform>
        </translation>
    </message>
    <message>
        <source>events a second</source>
        <translation>Ereignisse/s</translation>
    </message>
    <message numerus="yes">
        <source>dashboards</source>
        <translation>
            <numerusform>Dashboard</numerusform>
            <numerusform>Dashboards</numerusform>
        </translation>
    </message>
    <message>
        <source>goal</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>%1+</source>
        <translation>%1+</translation>
    </message>
    <message>
        <source>active then</source>
        <translation>damals aktiv</translation>
    </message>
    <message>
        <source>%1 new/min</source>
        <translation>%1 neu/min</translation>
    </message>
    <message>
        <source>of %1 in all</source>
        <translation>von insgesamt %1</translation>
    </message>
    <message>
        <source>stay so far %1</source>
        <translation>bisher %1 hier</translation>
    </message>
    <message>
        <source>nobody active then</source>
        <translation>damals niemand aktiv</translation>
    </message>
    <message>
        <source>nobody active now</source>
        <translation>jetzt niemand aktiv</translation>
    </message>
    <message>
        <source>stay %1</source>
        <translation>%1 hier</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>Those who were active then had been here for %1 on average</source>
        <translation>Die damals Aktiven waren im Schnitt seit %1 hier</translation>
    </message>
    <message>
        <source>Those who are active now have been here for %1 on average</source>
        <translation>Die jetzt Aktiven sind im Schnitt seit %1 hier</translation>
    </message>
    <message>
        <source>goal: %1</source>
        <translation>Ziel: %1</translation>
    </message>
    <message>
        <source>goal 1 of %1: %2</source>
        <translation>Ziel 1 von %1: %2</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <translation>≈ %1</translation>
    </message>
    <message numerus="yes">
        <source>visitors that day</source>
        <translation>
            <numerusform>Besucher an dem Tag</numerusform>
            <numerusform>Besucher an dem Tag</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>page views that day</source>
        <translation>
            <numerusform>Aufruf an dem Tag</numerusform>
            <numerusform>Aufrufe an dem Tag</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 events</source>
        <translation>
            <numerusform>%1 Ereignis</numerusform>
            <numerusform>%1 Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>over ten seconds</source>
        <translation>in 10 s</translation>
    </message>
</context>
<context>
    <name>footfall::TimeBar</name>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>1 min</source>
        <translation>1 min</translation>
    </message>
    <message>
        <source>10 min</source>
        <translation>10 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>6 h</source>
        <translation>6 h</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 Woche</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 Tage</translation>
    </message>
    <message>
        <source>Back in time</source>
        <translation>Zurück in der Zeit</translation>
    </message>
    <message>
        <source>Back in time (Ctrl+Y)</source>
        <translation>Zurück in der Zeit (Strg+Y)</translation>
    </message>
    <message>
        <source>The moment that is shown</source>
        <translation>Der gezeigte Zeitpunkt</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a day, by the letters of QLocale</comment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>▶</source>
        <translation>▶</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Play at %1 times the pace; again: stop (Space)</source>
        <translation>Mit %1-fachem Tempo abspielen; noch einmal: anhalten (Leertaste)</translation>
    </message>
    <message>
        <source>Play at %1 times the pace</source>
        <translation>Mit %1-fachem Tempo abspielen</translation>
    </message>
</context>
<context>
    <name>footfall::TodayPanel</name>
    <message>
        <source>Today against the same day last week</source>
        <translation>Heute gegen denselben Tag der letzten Woche</translation>
    </message>
    <message>
        <source>Page views</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Page views instead of visitors</source>
        <translation>Aufrufe statt Besucher</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>by</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>by %1   %2</source>
        <translation>bis %1   %2</translation>
    </message>
    <message>
        <source>by %1   today %2   %3</source>
        <translation>bis %1   heute %2   %3</translation>
    </message>
</context>
<context>
    <name>footfall::TokenBanner</name>
    <message>
        <source>Copy the token</source>
        <translation>Token kopieren</translation>
    </message>
    <message>
        <source>I have it</source>
        <translation>Notiert</translation>
    </message>
    <message>
        <source>Until Footfall ends, others log in with this operator token: %1</source>
        <translation>Bis Footfall endet, melden sich andere mit diesem Betreiber-Token an: %1</translation>
    </message>
    <message>
        <source>Others log in with this operator token, shown only now and kept in %2: %1</source>
        <translation>Andere melden sich mit diesem Betreiber-Token an, nur jetzt gezeigt und aufbewahrt in %2: %1</translation>
    </message>
</context>
<context>
    <name>footfall::Tray</name>
    <message>
        <source>%1k</source>
        <translation>%1k</translation>
    </message>
    <message>
        <source>%1M</source>
        <translation>%1M</translation>
    </message>
    <message>
        <source>Show Footfall</source>
        <translation>Footfall anzeigen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Footfall</source>
        <translation>Footfall</translation>
    </message>
    <message>
        <source>%1 active</source>
        <translation>%1 aktiv</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>footfall::UsualBand</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>üblich</translation>
    </message>
</context>
<context>
    <name>footfall::ViewerModel</name>
    <message>
        <source>place unknown</source>
        <translation>Ort unbekannt</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>heard of %1</source>
        <translation>zuletzt %1</translation>
    </message>
</context>
<context>
    <name>footfall::ViewsDialog</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>A name for what is shown now</source>
        <translation>Ein Name für das, was jetzt gezeigt wird</translation>
    </message>
    <message>
        <source>The site, the filter and the tabs. A key shows each.</source>
        <translation>Website, Filter und Reiter. Je eine Taste zeigt sie.</translation>
    </message>
    <message>
        <source>%1   %2</source>
        <translation>%1   %2</translation>
    </message>
    <message>
        <source>There is no saved view yet.</source>
        <translation>Noch keine Ansicht ist gespeichert.</translation>
    </message>
</context>
<context>
    <name>footfall::VisitModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>läuft</translation>
    </message>
    <message numerus="yes">
        <source>%1 pages</source>
        <translation>
            <numerusform>%1 Seite</numerusform>
            <numerusform>%1 Seiten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::WallPage</name>
    <message>
        <source>Last ten minutes</source>
        <translation>Letzte zehn Minuten</translation>
    </message>
    <message>
        <source>Wall: the figures, large</source>
        <translation>Wand: die Zahlen, groß</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Nothing of that today.</source>
        <translation>Heute nichts davon.</translation>
    </message>
    <message>
        <source>Live feed</source>
        <translation>Live-Feed</translation>
    </message>
    <message>
        <source>No events yet.</source>
        <translation>Noch keine Ereignisse.</translation>
    </message>
</context>
<context>
    <name>footfall::WindowActions</name>
    <message>
        <source>Clear all statistics…</source>
        <translation>Alle Statistiken leeren…</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Töne</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Undo the last change of the filter</source>
        <translation>Letzte Änderung des Filters zurücknehmen</translation>
    </message>
    <message>
        <source>Back to now; clear the filter, the selection</source>
        <translation>Zurück zu jetzt; Filter, Auswahl leeren</translation>
    </message>
    <message>
        <source>Find an action, a page, a site…</source>
        <translation>Eine Aktion, Seite, Website finden…</translation>
    </message>
    <message>
        <source>Choose a site</source>
        <translation>Website wählen</translation>
    </message>
    <message>
        <source>All sites at a glance</source>
        <translation>Alle Websites auf einen Blick</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Copy the snippet for a site</source>
        <translation>Snippet für eine Website kopieren</translation>
    </message>
    <message>
        <source>Add a website…</source>
        <translation>Website hinzufügen…</translation>
    </message>
    <message>
        <source>Open the web dashboard</source>
        <translation>Web-Dashboard öffnen</translation>
    </message>
    <message>
        <source>Try again what has failed</source>
        <translation>Fehlgeschlagenes erneut versuchen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Live feed</source>
        <translation>Live-Feed</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Länder</translation>
    </message>
    <message>
        <source>Cities</source>
        <translation>Städte</translation>
    </message>
    <message>
        <source>Referrers</source>
        <translation>Verweise</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Viewers</source>
        <translation>Betrachter</translation>
    </message>
    <message>
        <source>Journey</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Entry pages</source>
        <translation>Einstiegsseiten</translation>
    </message>
    <message>
        <source>Exit pages</source>
        <translation>Ausstiegsseiten</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>Kampagnen</translation>
    </message>
    <message>
        <source>Browsers</source>
        <translation>Browser</translation>
    </message>
    <message>
        <source>Operating systems</source>
        <translation>Betriebssysteme</translation>
    </message>
    <message>
        <source>Events by name</source>
        <translation>Ereignisse nach Namen</translation>
    </message>
    <message>
        <source>The chosen page</source>
        <translation>Die gewählte Seite</translation>
    </message>
    <message>
        <source>Last ten minutes</source>
        <translation>Letzte zehn Minuten</translation>
    </message>
    <message>
        <source>Today against last week</source>
        <translation>Heute gegen letzte Woche</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Search past sessions</source>
        <translation>Frühere Sitzungen durchsuchen</translation>
    </message>
    <message>
        <source>How often would alerts have fired?…</source>
        <translation>Wie oft hätte es Alarm gegeben?…</translation>
    </message>
    <message>
        <source>An alert is seen, or not</source>
        <translation>Alarm gesehen oder nicht</translation>
    </message>
    <message>
        <source>Mute an alert for an hour, or unmute</source>
        <translation>Alarm eine Stunde stumm, oder nicht mehr</translation>
    </message>
    <message>
        <source>Note in the charts…</source>
        <translation>Notiz in den Diagrammen…</translation>
    </message>
    <message>
        <source>Goals…</source>
        <translation>Ziele…</translation>
    </message>
    <message>
        <source>Filtered…</source>
        <translation>Gefiltert…</translation>
    </message>
    <message>
        <source>Refused…</source>
        <translation>Abgelehnt…</translation>
    </message>
    <message>
        <source>Sessions by latest activity</source>
        <translation>Sitzungen nach letzter Aktivität</translation>
    </message>
    <message>
        <source>The chart as a table</source>
        <translation>Diagramm als Tabelle</translation>
    </message>
    <message>
        <source>Wall mode</source>
        <translation>Wandmodus</translation>
    </message>
    <message>
        <source>Mini window</source>
        <translation>Minifenster</translation>
    </message>
    <message>
        <source>Saved views…</source>
        <translation>Ansichten…</translation>
    </message>
    <message>
        <source>Saved view %1</source>
        <translation>Ansicht %1</translation>
    </message>
    <message>
        <source>Sound for new visitors</source>
        <translation>Ton bei neuen Besuchern</translation>
    </message>
    <message>
        <source>Sound for goals</source>
        <translation>Ton bei Zielen</translation>
    </message>
    <message>
        <source>Sound for alerts</source>
        <translation>Ton bei Alarmen</translation>
    </message>
    <message>
        <source>Quiet hours…</source>
        <translation>Ruhezeit…</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>A minute earlier</source>
        <translation>Eine Minute früher</translation>
    </message>
    <message>
        <source>A minute later</source>
        <translation>Eine Minute später</translation>
    </message>
    <message>
        <source>An hour earlier</source>
        <translation>Eine Stunde früher</translation>
    </message>
    <message>
        <source>An hour later</source>
        <translation>Eine Stunde später</translation>
    </message>
    <message>
        <source>Back in time</source>
        <translation>Zurück in der Zeit</translation>
    </message>
    <message>
        <source>Play the past, or stop</source>
        <translation>Vergangenheit abspielen oder anhalten</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größerer Text</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinerer Text</translation>
    </message>
    <message>
        <source>Text as usual</source>
        <translation>Text wie üblich</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Clear all statistics (%1)</source>
        <translation>Alle Statistiken leeren (%1)</translation>
    </message>
    <message>
        <source>%1…%2	A saved view</source>
        <translation>%1…%2	Eine Ansicht</translation>
    </message>
</context>
<context>
    <name>footfall::Words</name>
    <message>
        <source>(no site)</source>
        <translation>(keine Website)</translation>
    </message>
    <message>
        <source>view</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>left</source>
        <translation>gegangen</translation>
    </message>
    <message>
        <source>click</source>
        <translation>Klick</translation>
    </message>
    <message>
        <source>click %1</source>
        <translation>Klick %1</translation>
    </message>
</context>
</TS>
