<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>PageText</name>
    <message numerus="yes">
        <source>%1 views</source>
        <translation>
            <numerusform>%1 vista</numerusform>
            <numerusform>%1 vistas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of all %1 views today</source>
        <translation>
            <numerusform>de todos %1 vista hoy</numerusform>
            <numerusform>de todos %1 vistas hoy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 views today</source>
        <translation>
            <numerusform>%1 vista hoy</numerusform>
            <numerusform>%1 vistas hoy</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on it (median)</source>
        <translation>mediana %1</translation>
    </message>
    <message>
        <source>%1 on it then</source>
        <translation>%1 en ella entonces</translation>
    </message>
    <message>
        <source>%1 on it now</source>
        <translation>%1 en ella ahora</translation>
    </message>
    <message>
        <source>Of all %1 views a minute, %2</source>
        <translation>De todos %1 vistas por minuto, %2</translation>
    </message>
    <message>
        <source>%1 views a minute, %2</source>
        <translation>%1 vistas por minuto, %2</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 hasta ahora</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Mayús</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Supr</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Retroceso</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>RePág</translation>
    </message>
    <message>
        <source>PgDown</source>
        <translation>AvPág</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Izquierda</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Derecha</translation>
    </message>
</context>
<context>
    <name>footfall::AddSiteDialog</name>
    <message>
        <source>Add a website</source>
        <translation>Añadir un sitio web</translation>
    </message>
    <message>
        <source>Name of the site</source>
        <translation>Nombre del sitio</translation>
    </message>
    <message>
        <source>shop — left empty, the host of its pages</source>
        <translation>shop — vacío: el host de sus páginas</translation>
    </message>
    <message>
        <source>Tracker that its pages have already</source>
        <translation>Rastreador que sus páginas ya tienen</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>Ninguno de estos</translation>
    </message>
    <message>
        <source>Line for its pages</source>
        <translation>Línea para sus páginas</translation>
    </message>
    <message>
        <source>Option of Footfall that declares the site</source>
        <translation>Opción de Footfall que declara el sitio</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Paste this into its pages</source>
        <translation>Pegar esto en sus páginas</translation>
    </message>
    <message>
        <source>In its snippet, change the line to</source>
        <translation>En su fragmento, cambiar la línea por</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NOMBRE</translation>
    </message>
    <message>
        <source>It is declared: only its own pages may send for it.</source>
        <translation>Está declarado: solo sus propias páginas pueden enviar por él.</translation>
    </message>
    <message>
        <source>Every website may send. To take only what declared ones send, start Footfall with an option for each:</source>
        <translation>Todo sitio web puede enviar. Para aceptar solo los declarados, iniciar Footfall con una opción para cada uno:</translation>
    </message>
    <message>
        <source>Only declared websites may send, and this is none: start Footfall with this option as well, or its events are refused.</source>
        <translation>Solo los sitios declarados pueden enviar, y este no lo es: iniciar Footfall también con esta opción, o sus eventos se rechazan.</translation>
    </message>
</context>
<context>
    <name>footfall::AddressChoice</name>
    <message>
        <source>By the address that your visitors reach</source>
        <translation>Por la dirección que alcanzan los visitantes</translation>
    </message>
    <message>
        <source>This server has several addresses. --public-url names one for good.</source>
        <translation>Este servidor tiene varias direcciones. --public-url fija una.</translation>
    </message>
</context>
<context>
    <name>footfall::AlertBar</name>
    <message>
        <source>Seen</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>Mute for an hour</source>
        <translation>Silenciar una hora</translation>
    </message>
    <message>
        <source>Not seen</source>
        <translation>No vista</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>No silenciar</translation>
    </message>
    <message>
        <source>Ctrl+U</source>
        <translation>Ctrl+U</translation>
    </message>
    <message>
        <source>Ctrl+Shift+U</source>
        <translation>Ctrl+Mayús+U</translation>
    </message>
</context>
<context>
    <name>footfall::AlertHandler</name>
    <message>
        <source>No alert calls</source>
        <translation>Ninguna alerta llama</translation>
    </message>
    <message>
        <source>Only an operator may do this.</source>
        <translation>Solo un operador puede hacerlo.</translation>
    </message>
    <message>
        <source>%1: seen</source>
        <translation>%1: vista</translation>
    </message>
    <message>
        <source>%1: not seen</source>
        <translation>%1: no vista</translation>
    </message>
    <message>
        <source>%1: muted for an hour</source>
        <translation>%1: silenciada una hora</translation>
    </message>
    <message>
        <source>%1: not muted</source>
        <translation>%1: no silenciada</translation>
    </message>
</context>
<context>
    <name>footfall::AlertModel</name>
    <message>
        <source>%1 at %2: %3</source>
        <translation>%1 a las %2: %3</translation>
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
        <translation>Peor alerta abierta</translation>
    </message>
    <message>
        <source>nothing unusual</source>
        <translation>nada inusual</translation>
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
        <translation>Descartar la alerta</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>Mute for an hour</source>
        <translation>Silenciar una hora</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 a las %2</translation>
    </message>
</context>
<context>
    <name>footfall::Alerts</name>
    <message numerus="yes">
        <source>%1 minutes</source>
        <translation>
            <numerusform>%1 minuto</numerusform>
            <numerusform>%1 minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>%1–%2</source>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>%1 in %2, usual %3</source>
        <translation>%1 en %2, habitual %3</translation>
    </message>
    <message>
        <source>nobody for %1, usual %2 a minute</source>
        <translation>nadie en %1, habitual %2 por minuto</translation>
    </message>
    <message>
        <source>nobody for %1, usual about %2 in that time</source>
        <translation>nadie en %1, habitual unos %2 en ese tiempo</translation>
    </message>
    <message>
        <source>usual from now on, after %1</source>
        <translation>habitual desde ahora, tras %1</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>tras %1</translation>
    </message>
    <message>
        <source>%1, most %2 a minute</source>
        <translation>%1, máximo %2 por minuto</translation>
    </message>
    <message>
        <source>%1 views of %2 in %3, usual about %4</source>
        <translation>%1 vistas de %2 en %3, habitual unas %4</translation>
    </message>
    <message>
        <source>%1 in 1 minute, usual not known yet</source>
        <translation>%1 en 1 minuto, lo habitual aún no se conoce</translation>
    </message>
    <message>
        <source>%1 visitors at once, the first time today</source>
        <translation>%1 visitantes a la vez, por primera vez hoy</translation>
    </message>
    <message numerus="yes">
        <source>%1 oldest sessions let go: the limit is reached</source>
        <translation>
            <numerusform>Se soltó la sesión más antigua: límite alcanzado</numerusform>
            <numerusform>Se soltaron las %1 sesiones más antiguas: límite alcanzado</numerusform>
        </translation>
    </message>
    <message>
        <source>The live statistics begin anew</source>
        <translation>Las estadísticas en vivo empiezan de nuevo</translation>
    </message>
    <message>
        <source>The computer&apos;s clock went back by more than an hour: the live statistics begin anew</source>
        <translation>El reloj del equipo retrocedió más de una hora: las estadísticas en vivo empiezan de nuevo</translation>
    </message>
    <message>
        <source>Events cannot be stored and are refused; it is tried again</source>
        <translation>Los eventos no se pueden guardar y se rechazan; se sigue intentando</translation>
    </message>
    <message>
        <source>Events are stored again</source>
        <translation>Los eventos se guardan de nuevo</translation>
    </message>
    <message>
        <source>Spike</source>
        <translation>Pico</translation>
    </message>
    <message>
        <source>Rise</source>
        <translation>Subida</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Caída</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Silencio</translation>
    </message>
    <message>
        <source>Back to usual</source>
        <translation>Vuelta a lo habitual</translation>
    </message>
    <message>
        <source>Many at once</source>
        <translation>Muchos a la vez</translation>
    </message>
    <message>
        <source>Page spike</source>
        <translation>Pico de página</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>Hito</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Límite</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>Borrado</translation>
    </message>
    <message>
        <source>Clock set back</source>
        <translation>Reloj atrasado</translation>
    </message>
    <message>
        <source>Not stored</source>
        <translation>Sin guardar</translation>
    </message>
    <message>
        <source>Stored again</source>
        <translation>Guardado de nuevo</translation>
    </message>
    <message>
        <source>%1, on %2</source>
        <translation>%1, en %2</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 en %2</translation>
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
        <translation>vista %1</translation>
    </message>
    <message>
        <source>muted until %1</source>
        <translation>silenciada hasta %1</translation>
    </message>
    <message>
        <source>All quiet</source>
        <translation>Todo tranquilo</translation>
    </message>
    <message>
        <source>All quiet since %1</source>
        <translation>Todo tranquilo desde %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 hours</source>
        <translation>
            <numerusform>%1 hora</numerusform>
            <numerusform>%1 horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 days</source>
        <translation>
            <numerusform>%1 día</numerusform>
            <numerusform>%1 días</numerusform>
        </translation>
    </message>
    <message>
        <source>usual not known yet</source>
        <translation>habitual aún desconocido</translation>
    </message>
    <message>
        <source>usual %1</source>
        <translation>habitual %1</translation>
    </message>
    <message>
        <source>more than usual, %1</source>
        <translation>más de lo habitual, %1</translation>
    </message>
    <message>
        <source>fewer than usual, %1</source>
        <translation>menos de lo habitual, %1</translation>
    </message>
</context>
<context>
    <name>footfall::BannerStack</name>
    <message>
        <source>I have read it</source>
        <translation>Leído</translation>
    </message>
    <message>
        <source>These visitors are made up (--simulate); they go when Footfall ends.</source>
        <translation>Estos visitantes son inventados (--simulate); se van cuando Footfall termina.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Try again (F5)</source>
        <translation>Reintentar (F5)</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Volver al presente</translation>
    </message>
    <message>
        <source>Clear all statistics? Every window and dashboard starts from zero. This cannot be undone.</source>
        <translation>¿Borrar todas las estadísticas? Cada ventana y panel empieza de cero. No se puede deshacer.</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Conservarlas</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Borrar todo</translation>
    </message>
</context>
<context>
    <name>footfall::ChartTable</name>
    <message>
        <source>%1, as a table</source>
        <translation>%1, como tabla</translation>
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
        <translation>Gráficos</translation>
    </message>
    <message>
        <source>Last ten minutes</source>
        <translation>Diez minutos</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 horas</translation>
    </message>
</context>
<context>
    <name>footfall::CommandPalette</name>
    <message>
        <source>Find an action, a page, a site</source>
        <translation>Buscar una acción, página o sitio</translation>
    </message>
    <message>
        <source>An action, a page, a site…</source>
        <translation>Una acción, página o sitio…</translation>
    </message>
    <message>
        <source>What is found</source>
        <translation>Lo encontrado</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>Nada se llama así.</translation>
    </message>
    <message>
        <source>%1 of %2: type more to narrow it.</source>
        <translation>%1 de %2: escribir más para acotar.</translation>
    </message>
    <message>
        <source>Enter does it, Escape goes back.</source>
        <translation>Intro ejecuta, Escape vuelve.</translation>
    </message>
</context>
<context>
    <name>footfall::ConcurrencyPanel</name>
    <message>
        <source>Most sessions active at once in the last 24 hours</source>
        <translation>Máximo de sesiones activas a la vez en las últimas 24 horas</translation>
    </message>
    <message>
        <source>most at once, each 5 min</source>
        <translation>máximo a la vez, cada 5 min</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>habitual</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>No sessions in the last 24 hours</source>
        <translation>Sin sesiones en las últimas 24 horas</translation>
    </message>
    <message numerus="yes">
        <source>%1 sessions</source>
        <translation>
            <numerusform>%1 sesión</numerusform>
            <numerusform>%1 sesiones</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 at most, today at %2</source>
        <translation>%1 como máximo, hoy a las %2</translation>
    </message>
    <message>
        <source>%1 at most, yesterday at %2</source>
        <translation>%1 como máximo, ayer a las %2</translation>
    </message>
    <message>
        <source>from</source>
        <translation>desde</translation>
    </message>
    <message>
        <source>most at once</source>
        <translation>máximo a la vez</translation>
    </message>
    <message>
        <source>visitors</source>
        <translation>visitantes</translation>
    </message>
    <message>
        <source>page views</source>
        <translation>vistas</translation>
    </message>
    <message>
        <source>%1 at once</source>
        <translation>%1 a la vez</translation>
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
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Copiar: %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
</context>
<context>
    <name>footfall::Dashboard</name>
    <message>
        <source>Live feed</source>
        <translation>En vivo</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sesiones</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alertas</translation>
    </message>
    <message>
        <source>Sessions, the newest first</source>
        <translation>Sesiones, la más nueva primero</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Página</translation>
    </message>
    <message>
        <source>Journey</source>
        <translation>Recorrido</translation>
    </message>
    <message>
        <source>No alerts so far. Spikes and milestones will be listed here.</source>
        <translation>Sin alertas hasta ahora. Aquí aparecerán picos e hitos.</translation>
    </message>
    <message>
        <source>How often?</source>
        <translation>¿Cuántas?</translation>
    </message>
    <message>
        <source>How often would alerts have fired?</source>
        <translation>¿Cuántas alertas habría habido?</translation>
    </message>
    <message>
        <source>Viewers</source>
        <translation>Espectadores</translation>
    </message>
    <message>
        <source>Past sessions</source>
        <translation>Sesiones pasadas</translation>
    </message>
    <message>
        <source>all, not only these</source>
        <translation>todos, no solo estos</translation>
    </message>
    <message numerus="yes">
        <source>%1 viewers</source>
        <translation>
            <numerusform>%1 espectador</numerusform>
            <numerusform>%1 espectadores</numerusform>
        </translation>
    </message>
    <message>
        <source>%1%2 active</source>
        <translation>%1%2 activas</translation>
    </message>
    <message>
        <source>Sessions, the latest activity first</source>
        <translation>Sesiones, la última actividad primero</translation>
    </message>
    <message>
        <source>No event fits the filter. Escape clears it.</source>
        <translation>Ningún evento cumple el filtro. Escape lo borra.</translation>
    </message>
    <message>
        <source>No events yet.</source>
        <translation>Aún sin eventos.</translation>
    </message>
    <message>
        <source>No session fits the filter. Escape clears it.</source>
        <translation>Ninguna sesión cumple el filtro. Escape lo borra.</translation>
    </message>
    <message>
        <source>No active sessions right now.</source>
        <translation>Ninguna sesión activa ahora mismo.</translation>
    </message>
    <message>
        <source>No viewer fits the filter. Escape clears it.</source>
        <translation>Ningún espectador cumple el filtro. Escape lo borra.</translation>
    </message>
    <message>
        <source>No viewers right now.</source>
        <translation>Ningún espectador ahora mismo.</translation>
    </message>
    <message>
        <source>Figures, charts and feed stay live.</source>
        <translation>Cifras, gráficos y eventos siguen en vivo.</translation>
    </message>
    <message>
        <source>The past: session %1 of %2. %3</source>
        <translation>El pasado: sesión %1 del %2. %3</translation>
    </message>
    <message>
        <source>The past: sessions as they were. %1</source>
        <translation>El pasado: sesiones como fueron. %1</translation>
    </message>
</context>
<context>
    <name>footfall::DayCurve</name>
    <message>
        <source>No visitors up to the last whole minute</source>
        <translation>Sin visitantes hasta el último minuto entero</translation>
    </message>
    <message numerus="yes">
        <source>%1 visitors so far</source>
        <translation>
            <numerusform>%1 visitante hasta ahora</numerusform>
            <numerusform>%1 visitantes hasta ahora</numerusform>
        </translation>
    </message>
    <message>
        <source>No page views up to the last whole minute</source>
        <translation>Sin vistas hasta el último minuto entero</translation>
    </message>
    <message numerus="yes">
        <source>%1 page views so far</source>
        <translation>
            <numerusform>%1 vista hasta ahora</numerusform>
            <numerusform>%1 vistas hasta ahora</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; nothing is known of last %2</source>
        <translation>%1; nada se sabe del %2 pasado</translation>
    </message>
    <message>
        <source>%1, as last %2 by this time</source>
        <translation>%1, como el %2 pasado a esta hora</translation>
    </message>
    <message>
        <source>%1, none last %2 by this time</source>
        <translation>%1, ninguno el %2 pasado a esta hora</translation>
    </message>
    <message>
        <source>%1, %2 last %3 by this time</source>
        <translation>%1, %2 el %3 pasado a esta hora</translation>
    </message>
    <message>
        <source>%1, as many as last %2 by this time</source>
        <translation>%1, tantos como el %2 pasado a esta hora</translation>
    </message>
    <message>
        <source>%1, about as many as last %2 by this time</source>
        <translation>%1, casi tantos como el %2 pasado a esta hora</translation>
    </message>
    <message>
        <source>%1, %2 % more than last %3 by this time</source>
        <translation>%1, %2 % más que el %3 pasado a esta hora</translation>
    </message>
    <message>
        <source>%1, %2 % fewer than last %3 by this time</source>
        <translation>%1, %2 % menos que el %3 pasado a esta hora</translation>
    </message>
</context>
<context>
    <name>footfall::EmptyState</name>
    <message>
        <source>Paste this into your site&apos;s pages</source>
        <translation>Pegar esto en las páginas del sitio</translation>
    </message>
    <message>
        <source>Or try it from a terminal</source>
        <translation>O probarlo desde una terminal</translation>
    </message>
    <message>
        <source>Visits are sent to</source>
        <translation>Las visitas se envían a</translation>
    </message>
    <message>
        <source>Add a website by name, or with another tracker…</source>
        <translation>Añadir un sitio por nombre o con otro rastreador…</translation>
    </message>
    <message>
        <source>Waiting for the first visitor</source>
        <translation>Esperando al primer visitante</translation>
    </message>
    <message>
        <source>The moment a visit arrives, it appears here by itself.</source>
        <translation>En cuanto llegue una visita, aparecerá aquí.</translation>
    </message>
    <message>
        <source>Not connected to %1</source>
        <translation>Sin conexión con %1</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Conectando con %1</translation>
    </message>
    <message>
        <source>What is wrong, and what to do, is said above.</source>
        <translation>Arriba se dice qué falla y qué hacer.</translation>
    </message>
    <message>
        <source>Once it answers, its figures appear here by themselves.</source>
        <translation>Cuando responda, sus cifras aparecerán aquí.</translation>
    </message>
</context>
<context>
    <name>footfall::FailureBanner</name>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Try again (F5)</source>
        <translation>Reintentar (F5)</translation>
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
        <translation>objetivo</translation>
    </message>
</context>
<context>
    <name>footfall::FilterBar</name>
    <message>
        <source>Country</source>
        <translation>País</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ciudad</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Página</translation>
    </message>
    <message>
        <source>Referrer</source>
        <translation>Referente</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Campaña</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>Navegador</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Entry page</source>
        <translation>Página de entrada</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Evento</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Sitio</translation>
    </message>
    <message>
        <source>Filter: country, page, text…</source>
        <translation>Filtro: país, página…</translation>
    </message>
    <message>
        <source>Filter sessions and events</source>
        <translation>Filtrar sesiones y eventos</translation>
    </message>
    <message>
        <source>The others instead</source>
        <translation>Los demás en su lugar</translation>
    </message>
    <message>
        <source>The pages beside it, too</source>
        <translation>También las páginas junto a ella</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>no %1</translation>
    </message>
    <message>
        <source>%1: %2 ✕</source>
        <translation>%1: %2 ✕</translation>
    </message>
    <message>
        <source>from %1 ✕</source>
        <translation>de %1 ✕</translation>
    </message>
    <message>
        <source>%1 ✕</source>
        <translation>%1 ✕</translation>
    </message>
    <message>
        <source>Remove filter: %1 %2</source>
        <translation>Quitar filtro: %1 %2</translation>
    </message>
    <message>
        <source>%1: %2
Click to remove, with Shift to see the others instead</source>
        <translation>%1: %2
Clic para quitar, con Mayús para ver los demás</translation>
    </message>
    <message>
        <source>All sites</source>
        <translation>Todos los sitios</translation>
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
        <translation>%1  (nadie aún)</translation>
    </message>
    <message>
        <source>More sites are not listed</source>
        <translation>Hay más sitios sin listar</translation>
    </message>
    <message>
        <source>All at a glance (Ctrl+S)</source>
        <translation>Todos de un vistazo (Ctrl+S)</translation>
    </message>
    <message>
        <source>Another one as well</source>
        <translation>Otro más además</translation>
    </message>
    <message>
        <source>No other is known</source>
        <translation>No se conoce ningún otro</translation>
    </message>
    <message>
        <source>and %1 ✕</source>
        <translation>y %1 ✕</translation>
    </message>
    <message>
        <source>or %1 ✕</source>
        <translation>o %1 ✕</translation>
    </message>
    <message>
        <source>%1 more ▾</source>
        <translation>%1 más ▾</translation>
    </message>
</context>
<context>
    <name>footfall::FilterWords</name>
    <message>
        <source>Automated browsers</source>
        <translation>Navegadores automatizados</translation>
    </message>
    <message>
        <source>Too fast</source>
        <translation>Demasiado rápido</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Otros</translation>
    </message>
    <message>
        <source>search engine</source>
        <translation>buscador</translation>
    </message>
    <message>
        <source>AI crawler</source>
        <translation>rastreador de IA</translation>
    </message>
    <message>
        <source>SEO</source>
        <translation>SEO</translation>
    </message>
    <message>
        <source>monitoring</source>
        <translation>monitorización</translation>
    </message>
    <message>
        <source>scanner</source>
        <translation>escáner</translation>
    </message>
    <message>
        <source>advertising</source>
        <translation>publicidad</translation>
    </message>
    <message>
        <source>link preview</source>
        <translation>vista previa</translation>
    </message>
    <message>
        <source>feed reader</source>
        <translation>lector de feeds</translation>
    </message>
    <message>
        <source>program</source>
        <translation>programa</translation>
    </message>
    <message>
        <source>archive</source>
        <translation>archivo</translation>
    </message>
    <message>
        <source>research</source>
        <translation>investigación</translation>
    </message>
    <message>
        <source>automated browser</source>
        <translation>navegador automatizado</translation>
    </message>
    <message>
        <source>driven by a program</source>
        <translation>por un programa</translation>
    </message>
    <message>
        <source>too fast for a person</source>
        <translation>muy rápido</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>elegido</translation>
    </message>
    <message>
        <source>known bot</source>
        <translation>bot conocido</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>cuenta</translation>
    </message>
    <message>
        <source>never counted</source>
        <translation>nunca cuenta</translation>
    </message>
    <message>
        <source>Nothing was filtered today.</source>
        <translation>Hoy no se filtró nada.</translation>
    </message>
    <message>
        <source>%1 in the last minute</source>
        <translation>%1 en el último minuto</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1 desde %2</translation>
    </message>
</context>
<context>
    <name>footfall::FilteredDialog</name>
    <message>
        <source>Filtered</source>
        <translation>Filtrado</translation>
    </message>
    <message>
        <source>Events of bots. They are kept apart and do not count.</source>
        <translation>Eventos de bots. Se guardan aparte y no cuentan.</translation>
    </message>
    <message>
        <source>Bots today</source>
        <translation>Bots de hoy</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Qué es</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Elección</translation>
    </message>
    <message>
        <source>The newest</source>
        <translation>Los más nuevos</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Sitio</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Página</translation>
    </message>
    <message>
        <source>Count this one</source>
        <translation>Contar este</translation>
    </message>
    <message>
        <source>Never count this one</source>
        <translation>No contar este nunca</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Revertir</translation>
    </message>
    <message>
        <source>Nothing is chosen any more: the list of bots says</source>
        <translation>Ya nada elegido: decide la lista de bots</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Only an operator may choose.</source>
        <translation>Solo un operador puede elegir.</translation>
    </message>
</context>
<context>
    <name>footfall::GoalWords</name>
    <message>
        <source>no visitors yet</source>
        <translation>aún sin visitantes</translation>
    </message>
    <message>
        <source>%1 % of visitors</source>
        <translation>%1 % de los visitantes</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>desde %1</translation>
    </message>
    <message>
        <source>%1 today</source>
        <translation>%1 hoy</translation>
    </message>
</context>
<context>
    <name>footfall::GoalsDialog</name>
    <message>
        <source>Goals</source>
        <translation>Objetivos</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Sitio</translation>
    </message>
    <message>
        <source>Name of the event</source>
        <translation>Nombre del evento</translation>
    </message>
    <message>
        <source>Name of an event, as in “signup”</source>
        <translation>Nombre, como «signup»</translation>
    </message>
    <message>
        <source>Choose as a goal</source>
        <translation>Elegir como objetivo</translation>
    </message>
    <message>
        <source>No goals yet. Choose an event that you wait for: how often it happens and what share of the visitors do it is shown from then on.</source>
        <translation>Aún sin objetivos. Elegir un evento esperado: desde entonces se muestra cuántas veces ocurre y qué parte de los visitantes lo hace.</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Abandonar</translation>
    </message>
    <message>
        <source>The chosen one is no goal any more (Delete)</source>
        <translation>El elegido deja de ser objetivo (Supr)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Only an operator may change goals.</source>
        <translation>Solo un operador puede cambiar objetivos.</translation>
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
        <translation>Menú</translation>
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
        <translation>El pasado</translation>
    </message>
    <message>
        <source>Footfall at %1</source>
        <translation>Footfall en %1</translation>
    </message>
</context>
<context>
    <name>footfall::HistoryPanel</name>
    <message>
        <source>This chart could not be brought up to date.</source>
        <translation>No se pudo actualizar este gráfico.</translation>
    </message>
    <message>
        <source>This chart could not be loaded.</source>
        <translation>No se pudo cargar este gráfico.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>Not connected: this comes once there is a connection.</source>
        <translation>Sin conexión: aparecerá cuando la haya.</translation>
    </message>
</context>
<context>
    <name>footfall::JourneyModel</name>
    <message>
        <source>… pages not listed: %1</source>
        <translation>… páginas sin listar: %1</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>y %1 más</translation>
    </message>
    <message>
        <source>click %1</source>
        <translation>clic %1</translation>
    </message>
    <message>
        <source>%1, %2, stayed %3</source>
        <translation>%1, %2, estancia %3</translation>
    </message>
</context>
<context>
    <name>footfall::JourneyPanel</name>
    <message>
        <source>Choose a session to follow its way, page by page.</source>
        <translation>Elegir una sesión para seguir su recorrido, página a página.</translation>
    </message>
    <message>
        <source>Journey of the selected session</source>
        <translation>Recorrido de la sesión elegida</translation>
    </message>
    <message>
        <source>Fetching its journey…</source>
        <translation>Obteniendo su recorrido…</translation>
    </message>
    <message>
        <source>Past: %1, %2</source>
        <translation>Pasado: %1, %2</translation>
    </message>
    <message>
        <source>Its journey could not be fetched.</source>
        <translation>No se pudo obtener su recorrido.</translation>
    </message>
    <message>
        <source>gone; it is among the past sessions</source>
        <translation>terminó; está entre las sesiones pasadas</translation>
    </message>
    <message>
        <source>gone, and not kept</source>
        <translation>terminó, y no se guardó</translation>
    </message>
    <message>
        <source>Session %1</source>
        <translation>Sesión %1</translation>
    </message>
</context>
<context>
    <name>footfall::KeyHelp</name>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
</context>
<context>
    <name>footfall::LivePanel</name>
    <message>
        <source>Show what is new</source>
        <translation>Mostrar lo nuevo</translation>
    </message>
    <message>
        <source>%1%2 new ▲</source>
        <translation>%1%2 más ▲</translation>
    </message>
</context>
<context>
    <name>footfall::LocalDay</name>
    <message>
        <source>ddd d MMM</source>
        <comment>a day, by the letters of QLocale</comment>
        <translation>ddd d MMM</translation>
    </message>
    <message>
        <source>days by the server&apos;s clock, %1</source>
        <translation>días según el reloj del servidor, %1</translation>
    </message>
</context>
<context>
    <name>footfall::LocalSource</name>
    <message>
        <source>Too much is being read at the moment.</source>
        <translation>Se está leyendo demasiado en este momento.</translation>
    </message>
    <message>
        <source>It is no longer kept.</source>
        <translation>Ya no se conserva.</translation>
    </message>
    <message>
        <source>Nothing is kept (--in-memory).</source>
        <translation>No se guarda nada (--in-memory).</translation>
    </message>
    <message>
        <source>The store cannot be read: %1</source>
        <translation>No se puede leer el almacén: %1</translation>
    </message>
</context>
<context>
    <name>footfall::MainWindow</name>
    <message>
        <source>Address copied</source>
        <translation>Dirección copiada</translation>
    </message>
    <message>
        <source>Snippet copied</source>
        <translation>Fragmento copiado</translation>
    </message>
    <message>
        <source>Token copied</source>
        <translation>Token copiado</translation>
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
        <translation>Abriendo el panel web</translation>
    </message>
    <message>
        <source>Not connected: the web dashboard is out of reach</source>
        <translation>Sin conexión: el panel web no está al alcance</translation>
    </message>
    <message>
        <source>No browser could be opened</source>
        <translation>No se pudo abrir un navegador</translation>
    </message>
    <message>
        <source>Quiet hours: %1…</source>
        <translation>Horas de silencio: %1…</translation>
    </message>
    <message>
        <source>Quiet hours…</source>
        <translation>Horas de silencio…</translation>
    </message>
    <message>
        <source>Theme: %1</source>
        <translation>Tema: %1</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Acción</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Sitio</translation>
    </message>
    <message>
        <source>All sites</source>
        <translation>Todos los sitios</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Página</translation>
    </message>
    <message>
        <source>At most %1 views can be kept: remove one first.</source>
        <translation>Se pueden guardar %1 vistas como máximo: quitar antes una.</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Guardada: %1</translation>
    </message>
    <message>
        <source>There is no saved view %1</source>
        <translation>No hay vista guardada %1</translation>
    </message>
    <message>
        <source>View: %1</source>
        <translation>Vista: %1</translation>
    </message>
    <message>
        <source>This is how it was: %1. What happens now goes on being collected.</source>
        <translation>Así fue: %1. Lo que ocurre ahora se sigue recogiendo.</translation>
    </message>
    <message>
        <source>No more than %1 of these can be asked for at once</source>
        <translation>No se pueden pedir más de %1 de estos a la vez</translation>
    </message>
</context>
<context>
    <name>footfall::MarkDialog</name>
    <message>
        <source>Note it</source>
        <translation>Anotar</translation>
    </message>
    <message>
        <source>Note in the charts</source>
        <translation>Nota en los gráficos</translation>
    </message>
    <message>
        <source>As in: deploy 1.8</source>
        <translation>Por ejemplo: deploy 1.8</translation>
    </message>
    <message>
        <source>What to note in the charts</source>
        <translation>Qué anotar en los gráficos</translation>
    </message>
    <message>
        <source>At %1, seen by everybody who looks at %2</source>
        <translation>A las %1, visible para quien mire %2</translation>
    </message>
    <message>
        <source>any site</source>
        <translation>cualquier sitio</translation>
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
        <translation>Un clic o una tecla muestra la ventana entera</translation>
    </message>
    <message>
        <source>active now</source>
        <translation>activos ahora</translation>
    </message>
    <message>
        <source>of %1 in all</source>
        <translation>de %1 en total</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 active now</source>
        <translation>%1 activos ahora</translation>
    </message>
</context>
<context>
    <name>footfall::Notifier::Bus</name>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
</context>
<context>
    <name>footfall::PagePanel</name>
    <message>
        <source>Choose a page to see where those on it came from and where they go next.</source>
        <translation>Elegir una página para ver de dónde se llega a ella y adónde se va después.</translation>
    </message>
    <message>
        <source>Page views a minute, last hour</source>
        <translation>Vistas por minuto, última hora</translation>
    </message>
    <message>
        <source>Where those on the page came from and where they went</source>
        <translation>De dónde llegaron a la página y adónde fueron</translation>
    </message>
    <message>
        <source>Nobody who is here has been on it.</source>
        <translation>Nadie de los presentes estuvo en ella.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>not all journeys were looked at</source>
        <translation>no se miraron todos los recorridos</translation>
    </message>
    <message>
        <source>%1 minutes ago</source>
        <translation>hace %1 minutos</translation>
    </message>
    <message>
        <source>then</source>
        <translation>entonces</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
</context>
<context>
    <name>footfall::PageWaysModel</name>
    <message>
        <source>Came from</source>
        <translation>Vinieron de</translation>
    </message>
    <message>
        <source>Went on to</source>
        <translation>Siguieron a</translation>
    </message>
    <message>
        <source>Referrers of those on it</source>
        <translation>Referentes de quienes están en ella</translation>
    </message>
    <message>
        <source>Campaigns of those on it</source>
        <translation>Campañas de quienes están en ella</translation>
    </message>
    <message>
        <source>(entered here)</source>
        <translation>(entraron aquí)</translation>
    </message>
    <message>
        <source>(left here)</source>
        <translation>(salieron aquí)</translation>
    </message>
    <message>
        <source>(direct)</source>
        <translation>(directo)</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(ninguna)</translation>
    </message>
</context>
<context>
    <name>footfall::PastPanel</name>
    <message>
        <source>Search: visitor, page, country…</source>
        <translation>Buscar: visitante, página, país…</translation>
    </message>
    <message>
        <source>Search past sessions</source>
        <translation>Buscar sesiones pasadas</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Mostrar más</translation>
    </message>
    <message>
        <source>Past sessions</source>
        <translation>Sesiones pasadas</translation>
    </message>
    <message>
        <source>Period to search</source>
        <translation>Periodo de búsqueda</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Últimos 7 días</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Últimos 30 días</translation>
    </message>
    <message>
        <source>Everything kept</source>
        <translation>Todo lo guardado</translation>
    </message>
    <message>
        <source>%1 ▾</source>
        <translation>%1 ▾</translation>
    </message>
    <message>
        <source>The search failed.</source>
        <translation>La búsqueda falló.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>Not connected: the search goes on once there is a connection.</source>
        <translation>Sin conexión: la búsqueda seguirá cuando la haya.</translation>
    </message>
    <message>
        <source>No past session fits. A longer period may hold some.</source>
        <translation>Ninguna sesión pasada cumple. Un periodo más largo puede tener alguna.</translation>
    </message>
    <message>
        <source>No past sessions yet.</source>
        <translation>Aún sin sesiones pasadas.</translation>
    </message>
    <message>
        <source>No past session fits.</source>
        <translation>Ninguna sesión pasada cumple.</translation>
    </message>
    <message numerus="yes">
        <source>%1 sessions</source>
        <translation>
            <numerusform>%1 sesión</numerusform>
            <numerusform>%1 sesiones</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, searching…</source>
        <translation>%1, buscando…</translation>
    </message>
    <message>
        <source>%1, there are more</source>
        <translation>%1, hay más</translation>
    </message>
</context>
<context>
    <name>footfall::QuietHours</name>
    <message>
        <source>from %1 to %2</source>
        <translation>de %1 a %2</translation>
    </message>
</context>
<context>
    <name>footfall::QuietHoursDialog</name>
    <message>
        <source>Quiet hours, each day</source>
        <translation>Horas de silencio, cada día</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Silencio desde</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Silencio hasta</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Horas de silencio</translation>
    </message>
    <message>
        <source>from</source>
        <translation>de</translation>
    </message>
    <message>
        <source>to</source>
        <translation>a</translation>
    </message>
    <message>
        <source>By this machine’s clock. No sounds, no notes on the desktop, nothing pops up; the list and webhooks tell all the same.</source>
        <translation>Según el reloj de este equipo. Sin sonidos, sin avisos en el escritorio, nada emerge; la lista y los webhooks avisan igual.</translation>
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
        <translation>1 min, todos</translation>
    </message>
    <message>
        <source>then</source>
        <translation>entonces</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>%1: active sessions on the page</source>
        <translation>%1: sesiones activas en la página</translation>
    </message>
    <message>
        <source>%1: active sessions that began with the page</source>
        <translation>%1: sesiones activas que empezaron por la página</translation>
    </message>
    <message>
        <source>5 min: sessions that ended on the page in the last five minutes</source>
        <translation>5 min: sesiones que terminaron en la página en los últimos cinco minutos</translation>
    </message>
    <message>
        <source>1 min: events of the last minute</source>
        <translation>1 min: eventos del último minuto</translation>
    </message>
    <message>
        <source>%1: active sessions</source>
        <translation>%1: sesiones activas</translation>
    </message>
    <message>
        <source>today: views since midnight</source>
        <translation>hoy: vistas desde medianoche</translation>
    </message>
    <message>
        <source>today: events since midnight</source>
        <translation>hoy: eventos desde medianoche</translation>
    </message>
    <message>
        <source>today: visits since midnight, and those that were there then</source>
        <translation>hoy: visitas desde medianoche, y las que ya había entonces</translation>
    </message>
    <message>
        <source>here: visitors with the page open, neither hidden nor silent</source>
        <translation>aquí: visitantes con la página abierta, ni oculta ni callada</translation>
    </message>
    <message>
        <source>viewers: those who said that they look at a site from there</source>
        <translation>espectadores: quienes dijeron mirar un sitio desde allí</translation>
    </message>
</context>
<context>
    <name>footfall::RankingModel</name>
    <message>
        <source>%1 here with the page open</source>
        <translation>%1 aquí con la página abierta</translation>
    </message>
    <message numerus="yes">
        <source>%1 viewers</source>
        <translation>
            <numerusform>%1 espectador</numerusform>
            <numerusform>%1 espectadores</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left from it in the last 5 minutes</source>
        <translation>%1 salieron de ella en los últimos 5 minutos</translation>
    </message>
    <message>
        <source>%1 in the last minute</source>
        <translation>%1 en el último minuto</translation>
    </message>
    <message>
        <source>%1 active, %2 % of those that the filter leaves</source>
        <translation>%1 activas, %2 % de las que deja el filtro</translation>
    </message>
    <message>
        <source>%1 active, %2 % of all</source>
        <translation>%1 activas, %2 % de todas</translation>
    </message>
    <message numerus="yes">
        <source>%1 views today</source>
        <translation>
            <numerusform>%1 vista hoy</numerusform>
            <numerusform>%1 vistas hoy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 events today</source>
        <translation>
            <numerusform>%1 evento hoy</numerusform>
            <numerusform>%1 eventos hoy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 visits today</source>
        <translation>
            <numerusform>%1 visita hoy</numerusform>
            <numerusform>%1 visitas hoy</numerusform>
        </translation>
    </message>
    <message>
        <source>search</source>
        <translation>búsqueda</translation>
    </message>
    <message>
        <source>social</source>
        <translation>social</translation>
    </message>
    <message>
        <source>mail</source>
        <translation>correo</translation>
    </message>
    <message>
        <source>direct %1 %</source>
        <translation>directo %1 %</translation>
    </message>
    <message>
        <source>search %1 %</source>
        <translation>búsqueda %1 %</translation>
    </message>
    <message>
        <source>social %1 %</source>
        <translation>social %1 %</translation>
    </message>
    <message>
        <source>mail %1 %</source>
        <translation>correo %1 %</translation>
    </message>
    <message>
        <source>other %1 %</source>
        <translation>otros %1 %</translation>
    </message>
    <message>
        <source>(direct)</source>
        <translation>(directo)</translation>
    </message>
    <message>
        <source>(unknown)</source>
        <translation>(desconocido)</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>here</source>
        <translation>aquí</translation>
    </message>
    <message>
        <source>viewers</source>
        <translation>espectadores</translation>
    </message>
</context>
<context>
    <name>footfall::RankingsPanel</name>
    <message>
        <source>Rankings</source>
        <translation>Clasificaciones</translation>
    </message>
    <message>
        <source>More rankings</source>
        <translation>Más clasificaciones</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Exit</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Lugares</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Países</translation>
    </message>
    <message>
        <source>Cities</source>
        <translation>Ciudades</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Fuentes</translation>
    </message>
    <message>
        <source>Referrers</source>
        <translation>Referentes</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>Campañas</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Equipos</translation>
    </message>
    <message>
        <source>Browsers</source>
        <translation>Navegadores</translation>
    </message>
    <message>
        <source>Systems</source>
        <translation>Sistemas</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Eventos</translation>
    </message>
    <message>
        <source>Goals…</source>
        <translation>Objetivos…</translation>
    </message>
    <message>
        <source>No clicks or other events in the last minute.</source>
        <translation>Sin clics ni otros eventos en el último minuto.</translation>
    </message>
    <message>
        <source>No clicks or other events today.</source>
        <translation>Hoy sin clics ni otros eventos.</translation>
    </message>
    <message>
        <source>Nothing of that fits the filter. Escape clears it.</source>
        <translation>Nada de eso cumple el filtro. Escape lo borra.</translation>
    </message>
    <message>
        <source>Nothing of that today.</source>
        <translation>Nada de eso hoy.</translation>
    </message>
</context>
<context>
    <name>footfall::RefusedDialog</name>
    <message>
        <source>no access</source>
        <translation>sin acceso</translation>
    </message>
    <message>
        <source>too much</source>
        <translation>demasiado</translation>
    </message>
    <message>
        <source>unknown site</source>
        <translation>sitio desconocido</translation>
    </message>
    <message>
        <source>not understood</source>
        <translation>no entendido</translation>
    </message>
    <message>
        <source>Nothing was refused since %1.</source>
        <translation>Nada se rechazó desde %1.</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1 desde %2</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rechazados</translation>
    </message>
    <message>
        <source>Who was refused, the newest first</source>
        <translation>A quién se rechazó, lo más nuevo primero</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Última</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>What it was told</source>
        <translation>Qué se le dijo</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Veces</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Only an operator sees who was refused.</source>
        <translation>Solo un operador ve a quién se rechazó.</translation>
    </message>
</context>
<context>
    <name>footfall::RemoteFailure</name>
    <message>
        <source>No machine called %1 is known: check the address.</source>
        <translation>No se conoce ningún equipo llamado %1: revisar la dirección.</translation>
    </message>
    <message>
        <source>Nothing answers at %1: is Footfall running there?</source>
        <translation>Nada responde en %1: ¿está Footfall en marcha allí?</translation>
    </message>
    <message>
        <source>%1 closed the connection.</source>
        <translation>%1 cerró la conexión.</translation>
    </message>
    <message>
        <source>%1 cannot be reached: is there a network?</source>
        <translation>No se alcanza %1: ¿hay red?</translation>
    </message>
    <message>
        <source>No secure connection with %1: %2</source>
        <translation>Sin conexión segura con %1: %2</translation>
    </message>
    <message>
        <source>No connection with %1: %2</source>
        <translation>Sin conexión con %1: %2</translation>
    </message>
    <message>
        <source>%1 wants a token that it knows. Start again with --token-file FILE, or with a share link that was not revoked.</source>
        <translation>%1 pide un token que conozca. Iniciar de nuevo con --token-file ARCHIVO, o con un enlace compartido no revocado.</translation>
    </message>
    <message>
        <source>%1 lets nobody in from here. Ask its operator, then start again.</source>
        <translation>%1 no deja entrar desde aquí. Preguntar a su operador e iniciar de nuevo.</translation>
    </message>
    <message>
        <source>There is no Footfall at %1: check the address.</source>
        <translation>No hay Footfall en %1: revisar la dirección.</translation>
    </message>
    <message>
        <source>The proxy at %1 does not reach Footfall.</source>
        <translation>El proxy de %1 no alcanza a Footfall.</translation>
    </message>
    <message>
        <source>%1 takes nothing more from here for now: too many connections, or too many wrong tokens.</source>
        <translation>%1 no acepta más desde aquí por ahora: demasiadas conexiones o tokens erróneos.</translation>
    </message>
    <message>
        <source>%1 has no room for another dashboard now.</source>
        <translation>%1 no tiene sitio para otro panel ahora.</translation>
    </message>
    <message>
        <source>%1 sends elsewhere: check whether the address begins with https.</source>
        <translation>%1 envía a otro lugar: comprobar si la dirección empieza por https.</translation>
    </message>
    <message>
        <source>%1 answers with status %2.</source>
        <translation>%1 responde con el estado %2.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted (%2). It is looked at again now and then, should it be renewed. Or add its authority to those that this machine trusts, or use the name it is for, then start again.</source>
        <translation>El certificado de %1 no es de confianza (%2). Se revisa de vez en cuando, por si se renueva. O añadir su autoridad a las de confianza de este equipo, o usar el nombre para el que vale, e iniciar de nuevo.</translation>
    </message>
    <message>
        <source>Footfall at %1 was stopped.</source>
        <translation>Footfall en %1 se detuvo.</translation>
    </message>
    <message>
        <source>The way to %1 is too slow.</source>
        <translation>El camino a %1 es demasiado lento.</translation>
    </message>
    <message>
        <source>%1 does not answer any more.</source>
        <translation>%1 ya no responde.</translation>
    </message>
    <message>
        <source>%1 does not speak as this version of Footfall does.</source>
        <translation>%1 no habla como esta versión de Footfall.</translation>
    </message>
    <message>
        <source>it has expired</source>
        <translation>ha caducado</translation>
    </message>
    <message>
        <source>it is not valid yet</source>
        <translation>todavía no es válido</translation>
    </message>
    <message>
        <source>it is for another name</source>
        <translation>es para otro nombre</translation>
    </message>
    <message>
        <source>nobody vouches for it but itself</source>
        <translation>solo se avala a sí mismo</translation>
    </message>
    <message>
        <source>who issued it is not known here</source>
        <translation>aquí no se conoce a quien lo emitió</translation>
    </message>
    <message>
        <source>it was revoked</source>
        <translation>fue revocado</translation>
    </message>
</context>
<context>
    <name>footfall::RemoteSource</name>
    <message>
        <source>The server answered something else.</source>
        <translation>El servidor respondió otra cosa.</translation>
    </message>
    <message>
        <source>It is no longer kept.</source>
        <translation>Ya no se conserva.</translation>
    </message>
    <message>
        <source>This cannot be shown: %1</source>
        <translation>Esto no se puede mostrar: %1</translation>
    </message>
    <message>
        <source>Too many questions wait for their answer.</source>
        <translation>Demasiadas preguntas esperan respuesta.</translation>
    </message>
    <message>
        <source>There is no connection with %1.</source>
        <translation>No hay conexión con %1.</translation>
    </message>
    <message>
        <source>Only an operator may do this.</source>
        <translation>Solo un operador puede hacerlo.</translation>
    </message>
</context>
<context>
    <name>footfall::ReplayDialog</name>
    <message>
        <source>How often would alerts have fired?</source>
        <translation>¿Cuántas alertas habría habido?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>footfall::ReplayPanel</name>
    <message>
        <source>Site</source>
        <translation>Sitio</translation>
    </message>
    <message numerus="yes">
        <source>%1 days</source>
        <translation>
            <numerusform>%1 día</numerusform>
            <numerusform>%1 días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last %1 days</source>
        <translation>
            <numerusform>Último día</numerusform>
            <numerusform>Últimos %1 días</numerusform>
        </translation>
    </message>
    <message>
        <source>Alerts there would have been</source>
        <translation>Alertas que habría habido</translation>
    </message>
    <message>
        <source>All sites</source>
        <translation>Todos los sitios</translation>
    </message>
    <message>
        <source>These days could not be gone through.</source>
        <translation>No se pudieron recorrer estos días.</translation>
    </message>
    <message>
        <source>Going through %1…</source>
        <translation>Recorriendo %1…</translation>
    </message>
    <message>
        <source>Not connected: this goes on once there is a connection.</source>
        <translation>Sin conexión: seguirá cuando la haya.</translation>
    </message>
    <message>
        <source>Nothing is kept of these days yet.</source>
        <translation>Aún no hay nada guardado de estos días.</translation>
    </message>
    <message>
        <source>Nobody would have been called.</source>
        <translation>No se habría llamado a nadie.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>en %1</translation>
    </message>
    <message numerus="yes">
        <source>on %1 sites</source>
        <translation>
            <numerusform>en %1 sitio</numerusform>
            <numerusform>en %1 sitios</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 alerts in %2 %3</source>
        <translation>%1 alertas en %2 %3</translation>
    </message>
    <message>
        <source>%1; nothing older is kept</source>
        <translation>%1; no se guarda nada anterior</translation>
    </message>
    <message>
        <source>%1. The newest %2 are listed.</source>
        <translation>%1. Se listan las %2 más nuevas.</translation>
    </message>
    <message>
        <source>all other sites</source>
        <translation>todos los demás sitios</translation>
    </message>
    <message>
        <source>all sites</source>
        <translation>todos los sitios</translation>
    </message>
    <message>
        <source>Use %1 for %2</source>
        <translation>Usar %1 para %2</translation>
    </message>
    <message>
        <source>Being stored…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>In use for %1: %2.</source>
        <translation>En uso para %1: %2.</translation>
    </message>
    <message>
        <source>%1 Only an operator may change it.</source>
        <translation>%1 Solo un operador puede cambiarlo.</translation>
    </message>
    <message>
        <source>%1 What is chosen holds at once, for everybody.</source>
        <translation>%1 Lo elegido vale al instante, para todos.</translation>
    </message>
    <message>
        <source>It stays as it was: %1</source>
        <translation>Queda como estaba: %1</translation>
    </message>
</context>
<context>
    <name>footfall::SensitivityCard</name>
    <message numerus="yes">
        <source>%1 alerts</source>
        <translation>
            <numerusform>%1 alerta</numerusform>
            <numerusform>%1 alertas</numerusform>
        </translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>%1 · in use</source>
        <translation>%1 · en uso</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>en uso</translation>
    </message>
</context>
<context>
    <name>footfall::SensitivityChoice</name>
    <message>
        <source>quiet</source>
        <translation>discreta</translation>
    </message>
    <message>
        <source>keen</source>
        <translation>atenta</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensibilidad</translation>
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
        <translation>ausente</translation>
    </message>
</context>
<context>
    <name>footfall::Sessions</name>
    <message>
        <source>from %1</source>
        <translation>de %1</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>%1st visit</source>
        <translation>%1.ª visita</translation>
    </message>
    <message>
        <source>%1nd visit</source>
        <translation>%1.ª visita</translation>
    </message>
    <message>
        <source>%1rd visit</source>
        <translation>%1.ª visita</translation>
    </message>
    <message>
        <source>%1th visit</source>
        <translation>%1.ª visita</translation>
    </message>
    <message>
        <source>active</source>
        <translation>activo</translation>
    </message>
    <message>
        <source>active, not looking</source>
        <translation>activo, sin mirar</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>ausente</translation>
    </message>
    <message>
        <source>%1 looking</source>
        <translation>%1 mirando</translation>
    </message>
</context>
<context>
    <name>footfall::SiteCardModel</name>
    <message>
        <source>active</source>
        <translation>activos</translation>
    </message>
    <message>
        <source>nobody is there now</source>
        <translation>no hay nadie ahora</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>%1 active</source>
        <translation>%1 activos</translation>
    </message>
</context>
<context>
    <name>footfall::SiteWatch</name>
    <message>
        <source>Waiting for the first event of %1</source>
        <translation>Esperando el primer evento de %1</translation>
    </message>
    <message>
        <source>Waiting for the first event of a new site</source>
        <translation>Esperando el primer evento de un sitio nuevo</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Conectado</translation>
    </message>
    <message>
        <source>Connected already: last event %1, %2</source>
        <translation>Ya conectado: último evento %1, %2</translation>
    </message>
    <message>
        <source>Connected: first event %1, %2</source>
        <translation>Conectado: primer evento %1, %2</translation>
    </message>
    <message>
        <source>%1, of %2</source>
        <translation>%1, de %2</translation>
    </message>
</context>
<context>
    <name>footfall::SitesPage</name>
    <message>
        <source>No site has sent anything yet. Ctrl+N adds a website.</source>
        <translation>Ningún sitio ha enviado nada aún. Ctrl+N añade uno.</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Sitios</translation>
    </message>
    <message>
        <source>Sites, those with most visitors today first</source>
        <translation>Sitios, los de más visitantes hoy primero</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>All visitors, whatever the filter. Enter opens a site, Escape goes back.</source>
        <translation>Todos los visitantes, sin filtro. Intro abre un sitio, Escape vuelve.</translation>
    </message>
    <message>
        <source>One site so far. Ctrl+N adds another; Escape goes back.</source>
        <translation>Un sitio hasta ahora. Ctrl+N añade otro; Escape vuelve.</translation>
    </message>
    <message>
        <source>The %1 with most visitors today, and %2%3 more: Ctrl+L lists them. </source>
        <translation>Los %1 con más visitantes hoy, y %2%3 más: Ctrl+L los lista. </translation>
    </message>
</context>
<context>
    <name>footfall::SourceText</name>
    <message>
        <source>There are no figures yet</source>
        <translation>Aún no hay cifras</translation>
    </message>
    <message>
        <source>The figures are those of %1</source>
        <translation>Las cifras son las de las %1</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Iniciando</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Conectando</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En vivo</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Reconectando</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>Not connected yet, trying again. %1</source>
        <translation>Aún sin conexión, se sigue intentando. %1</translation>
    </message>
    <message>
        <source>Disconnected. %1; it is tried again. %2</source>
        <translation>Desconectado. %1; se sigue intentando. %2</translation>
    </message>
    <message>
        <source>Stopped: nothing new will come. %1. %2</source>
        <translation>Detenido: no llegará nada nuevo. %1. %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 alerts wait</source>
        <translation>
            <numerusform>%1 alerta espera</numerusform>
            <numerusform>%1 alertas esperan</numerusform>
        </translation>
    </message>
    <message>
        <source>The webhook at %1 takes no alerts since %2: %3. %4.</source>
        <translation>El webhook de %1 no acepta alertas desde las %2: %3. %4.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>Not connected: nothing is known of the past.</source>
        <translation>Sin conexión: nada se sabe del pasado.</translation>
    </message>
    <message>
        <source>Nothing is kept (--in-memory): there is no past to show.</source>
        <translation>No se guarda nada (--in-memory): no hay pasado que mostrar.</translation>
    </message>
    <message>
        <source>operators only</source>
        <translation>solo operadores</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>sin conexión</translation>
    </message>
    <message>
        <source>it answered %1</source>
        <translation>respondió %1</translation>
    </message>
    <message>
        <source>it answered %1 and points elsewhere, which is not followed</source>
        <translation>respondió %1 y remite a otro lugar, lo que no se sigue</translation>
    </message>
    <message numerus="yes">
        <source>it did not answer within %1 seconds</source>
        <translation>
            <numerusform>no respondió en %1 segundo</numerusform>
            <numerusform>no respondió en %1 segundos</numerusform>
        </translation>
    </message>
    <message>
        <source>no machine of that name is known</source>
        <translation>no se conoce ninguna máquina con ese nombre</translation>
    </message>
    <message>
        <source>nothing listens there</source>
        <translation>nada escucha ahí</translation>
    </message>
    <message>
        <source>it cannot be reached</source>
        <translation>no se puede llegar a él</translation>
    </message>
    <message>
        <source>no secure connection came about: check its certificate</source>
        <translation>no hubo conexión segura: comprobar su certificado</translation>
    </message>
</context>
<context>
    <name>footfall::StatusLine</name>
    <message>
        <source>connected to %1</source>
        <translation>conectado a %1</translation>
    </message>
    <message>
        <source>listening on %1</source>
        <translation>escucha en %1</translation>
    </message>
    <message>
        <source>any site may send</source>
        <translation>cualquier sitio puede enviar</translation>
    </message>
    <message numerus="yes">
        <source>%1 sites may send</source>
        <translation>
            <numerusform>%1 sitio puede enviar</numerusform>
            <numerusform>%1 sitios pueden enviar</numerusform>
        </translation>
    </message>
    <message>
        <source>to look only</source>
        <translation>solo para mirar</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 rechazados</translation>
    </message>
    <message>
        <source>%1 filtered today</source>
        <translation>%1 filtrados hoy</translation>
    </message>
    <message numerus="yes">
        <source>%1 visitors</source>
        <translation>
            <numerusform>%1 visitante</numerusform>
            <numerusform>%1 visitantes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 streams</source>
        <translation>
            <numerusform>%1 flujo</numerusform>
            <numerusform>%1 flujos</numerusform>
        </translation>
    </message>
    <message>
        <source>public counter: %1, %2</source>
        <translation>contador público: %1, %2</translation>
    </message>
</context>
<context>
    <name>footfall::StoreState</name>
    <message numerus="yes">
        <source>%1 events are shown but not on disk: lost if Footfall ends before they are.</source>
        <translation>
            <numerusform>%1 evento se muestra pero no está en disco: se pierde si Footfall termina antes.</numerusform>
            <numerusform>%1 eventos se muestran pero no están en disco: se pierden si Footfall termina antes.</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing is kept (--in-memory)</source>
        <translation>no se guarda nada (--in-memory)</translation>
    </message>
    <message>
        <source>cannot store</source>
        <translation>no puede guardar</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>guardado</translation>
    </message>
    <message>
        <source>stored, under 1 ms</source>
        <translation>guardado, menos de 1 ms</translation>
    </message>
    <message>
        <source>stored, %1 ms</source>
        <translation>guardado, %1 ms</translation>
    </message>
    <message>
        <source>%1 refused since %2.</source>
        <translation>%1 rechazados desde las %2.</translation>
    </message>
    <message>
        <source>Events are stored again.</source>
        <translation>Los eventos se guardan de nuevo.</translation>
    </message>
    <message>
        <source>Nothing can be written to disk.</source>
        <translation>No se puede escribir en el disco.</translation>
    </message>
    <message>
        <source>New events are refused (503) until it can again.</source>
        <translation>Los eventos nuevos se rechazan (503) hasta que se pueda.</translation>
    </message>
    <message>
        <source>The disk is full: delete something from it, or give it more room.</source>
        <translation>El disco está lleno: borrar algo de él o darle más espacio.</translation>
    </message>
    <message>
        <source>The files of the store may only be read: check their rights, and how the disk is mounted.</source>
        <translation>Los archivos del almacén solo se pueden leer: comprobar sus permisos y cómo está montado el disco.</translation>
    </message>
    <message>
        <source>The files of the store cannot be opened: check whether they are there, and their rights.</source>
        <translation>Los archivos del almacén no se pueden abrir: comprobar si están ahí y sus permisos.</translation>
    </message>
    <message>
        <source>The disk reports an error: check it, and save what is on it.</source>
        <translation>El disco informa de un error: comprobarlo y guardar lo que contiene.</translation>
    </message>
    <message>
        <source>The store is damaged. Start Footfall again: it moves the damaged file aside and begins a new one.</source>
        <translation>El almacén está dañado. Iniciar Footfall de nuevo: aparta el archivo dañado y empieza uno nuevo.</translation>
    </message>
    <message>
        <source>A file of the store was removed or replaced while it was in use: put it back, or start Footfall again.</source>
        <translation>Un archivo del almacén se quitó o se sustituyó mientras estaba en uso: devolverlo a su sitio o iniciar Footfall de nuevo.</translation>
    </message>
    <message>
        <source>Another program holds the store.</source>
        <translation>Otro programa ocupa el almacén.</translation>
    </message>
    <message numerus="yes">
        <source>The disk has not answered for %1 seconds.</source>
        <translation>
            <numerusform>El disco no responde desde hace %1 segundo.</numerusform>
            <numerusform>El disco no responde desde hace %1 segundos.</numerusform>
        </translation>
    </message>
    <message>
        <source>The store was damaged: it was moved to %1, and a new one was begun.</source>
        <translation>El almacén estaba dañado: se movió a %1 y se empezó uno nuevo.</translation>
    </message>
</context>
<context>
    <name>footfall::TabPanel</name>
    <message>
        <source>All of: %1</source>
        <translation>Todo de: %1</translation>
    </message>
</context>
<context>
    <name>footfall::TenMinutesChart</name>
    <message>
        <source>active, left</source>
        <translation>activos, izq.</translation>
    </message>
    <message>
        <source>active, narrowed</source>
        <translation>activos, filtrados</translation>
    </message>
    <message>
        <source>who was on a page before is not known</source>
        <translation>no se sabe quién estaba antes en una página</translation>
    </message>
    <message>
        <source>Active visitors and page views of the last ten minutes</source>
        <translation>Visitantes activos y vistas de los últimos diez minutos</translation>
    </message>
    <message>
        <source>views in 10 s, right</source>
        <translation>vistas/10 s, der.</translation>
    </message>
    <message>
        <source>then</source>
        <translation>entonces</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>−%1 min</source>
        <translation>−%1 min</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>habitual</translation>
    </message>
    <message>
        <source>goal</source>
        <translation>objetivo</translation>
    </message>
    <message>
        <source>%1   known no more</source>
        <translation>%1   ya no se sabe</translation>
    </message>
    <message>
        <source>%1 active</source>
        <translation>%1 activos</translation>
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
            <numerusform>%1 vista</numerusform>
            <numerusform>%1 vistas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 goals</source>
        <translation>
            <numerusform>%1 objetivo</numerusform>
            <numerusform>%1 objetivos</numerusform>
        </translation>
    </message>
    <message>
        <source>from</source>
        <translation>desde</translation>
    </message>
    <message>
        <source>active</source>
        <translation>activos</translation>
    </message>
    <message>
        <source>page views</source>
        <translation>vistas</translation>
    </message>
    <message>
        <source>events</source>
        <translation>eventos</translation>
    </message>
    <message>
        <source>goals</source>
        <translation>objetivos</translation>
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
        <translation>antiguo: no hay conexión</translation>
    </message>
</context>
<context>
    <name>footfall::TileRow</name>
    <message>
        <source>%1 present</source>
        <translation>%1 presentes</translation>
    </message>
    <message>
        <source>%1 idle</source>
        <translation>%1 inactivos</translation>
    </message>
    <message numerus="yes">
        <source>%1 active sessions</source>
        <translation>
            <numerusform>%1 sesión activa</numerusform>
            <numerusform>%1 sesiones activas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 visitors present</source>
        <translation>
            <numerusform>%1 visitante presente</numerusform>
            <numerusform>%1 visitantes presentes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; %2
%3: in a session or with a page open
%4 of them idle: their pages are hidden or silent
%5 looking: with a page open in front of them</source>
        <translation>%1; %2
%3: en una sesión o con una página abierta
%4 de ellos inactivos: sus páginas están ocultas o calladas
%5 mirando: con una página abierta delante</translation>
    </message>
    <message>
        <source>all, not only these</source>
        <translation>todos, no solo estos</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todos</translation>
    </message>
    <message>
        <source>active now</source>
        <translation>activos ahora</translation>
    </message>
    <message numerus="yes">
        <source>visitors today</source>
        <translation>
            <numerusform>visitante hoy</numerusform>
            <numerusform>visitantes hoy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>page views today</source>
        <translation>
            <numerusform>vista hoy</numerusform>
            <numerusform>vistas hoy</numerusform>
        </translation>
    </message>
    <message>
        <source>events a second</source>
        <translation>eventos/s</translation>
    </message>
    <message numerus="yes">
        <source>dashboards</source>
        <translation>
            <numerusform>panel</numerusform>
            <numerusform>paneles</numerusform>
        </translation>
    </message>
    <message>
        <source>goal</source>
        <translation>objetivo</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>conectados</translation>
    </message>
    <message>
        <source>%1+</source>
        <translation>%1+</translation>
    </message>
    <message>
        <source>active then</source>
        <translation>activos entonces</translation>
    </message>
    <message>
        <source>%1 new/min</source>
        <translation>%1 nuevos/min</translation>
    </message>
    <message>
        <source>of %1 in all</source>
        <translation>de %1 en total</translation>
    </message>
    <message>
        <source>stay so far %1</source>
        <translation>estancia %1</translation>
    </message>
    <message>
        <source>nobody active then</source>
        <translation>nadie activo entonces</translation>
    </message>
    <message>
        <source>nobody active now</source>
        <translation>nadie activo ahora</translation>
    </message>
    <message>
        <source>stay %1</source>
        <translation>est. %1</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>nadie</translation>
    </message>
    <message>
        <source>Those who were active then had been here for %1 on average</source>
        <translation>Los activos entonces llevaban aquí %1 de media</translation>
    </message>
    <message>
        <source>Those who are active now have been here for %1 on average</source>
        <translation>Los activos ahora llevan aquí %1 de media</translation>
    </message>
    <message>
        <source>goal: %1</source>
        <translation>objetivo: %1</translation>
    </message>
    <message>
        <source>goal 1 of %1: %2</source>
        <translation>objetivo 1 de %1: %2</translation>
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
            <numerusform>visitante ese día</numerusform>
            <numerusform>visitantes ese día</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>page views that day</source>
        <translation>
            <numerusform>vista ese día</numerusform>
            <numerusform>vistas ese día</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 events</source>
        <translation>
            <numerusform>%1 evento</numerusform>
            <numerusform>%1 eventos</numerusform>
        </translation>
    </message>
    <message>
        <source>over ten seconds</source>
        <translation>en 10 s</translation>
    </message>
</context>
<context>
    <name>footfall::TimeBar</name>
    <message>
        <source>now</source>
        <translation>ahora</translation>
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
        <translation>1 día</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 semana</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 días</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 días</translation>
    </message>
    <message>
        <source>Back in time</source>
        <translation>Atrás en el tiempo</translation>
    </message>
    <message>
        <source>Back in time (Ctrl+Y)</source>
        <translation>Atrás en el tiempo (Ctrl+Y)</translation>
    </message>
    <message>
        <source>The moment that is shown</source>
        <translation>El momento que se muestra</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a day, by the letters of QLocale</comment>
        <translation>d MMM yyyy</translation>
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
        <translation>Reproducir a %1 veces la velocidad; otra vez: parar (Espacio)</translation>
    </message>
    <message>
        <source>Play at %1 times the pace</source>
        <translation>Reproducir a %1 veces la velocidad</translation>
    </message>
</context>
<context>
    <name>footfall::TodayPanel</name>
    <message>
        <source>Today against the same day last week</source>
        <translation>Hoy frente al mismo día de la semana pasada</translation>
    </message>
    <message>
        <source>Page views</source>
        <translation>Vistas</translation>
    </message>
    <message>
        <source>Page views instead of visitors</source>
        <translation>Vistas en lugar de visitantes</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>by</source>
        <translation>hasta</translation>
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
        <translation>hasta %1   %2</translation>
    </message>
    <message>
        <source>by %1   today %2   %3</source>
        <translation>hasta %1   hoy %2   %3</translation>
    </message>
</context>
<context>
    <name>footfall::TokenBanner</name>
    <message>
        <source>Copy the token</source>
        <translation>Copiar el token</translation>
    </message>
    <message>
        <source>I have it</source>
        <translation>Ya lo tengo</translation>
    </message>
    <message>
        <source>Until Footfall ends, others log in with this operator token: %1</source>
        <translation>Hasta que Footfall termine, otros entran con este token de operador: %1</translation>
    </message>
    <message>
        <source>Others log in with this operator token, shown only now and kept in %2: %1</source>
        <translation>Otros entran con este token de operador, que se muestra solo ahora y se guarda en %2: %1</translation>
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
        <translation>Mostrar Footfall</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Footfall</source>
        <translation>Footfall</translation>
    </message>
    <message>
        <source>%1 active</source>
        <translation>%1 activos</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Sin conexión</translation>
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
        <translation>habitual</translation>
    </message>
</context>
<context>
    <name>footfall::ViewerModel</name>
    <message>
        <source>place unknown</source>
        <translation>lugar desconocido</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>hace %1</translation>
    </message>
    <message>
        <source>heard of %1</source>
        <translation>última señal %1</translation>
    </message>
</context>
<context>
    <name>footfall::ViewsDialog</name>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Vistas guardadas</translation>
    </message>
    <message>
        <source>A name for what is shown now</source>
        <translation>Un nombre para lo que se muestra ahora</translation>
    </message>
    <message>
        <source>The site, the filter and the tabs. A key shows each.</source>
        <translation>El sitio, el filtro y las pestañas. Una tecla muestra cada una.</translation>
    </message>
    <message>
        <source>%1   %2</source>
        <translation>%1   %2</translation>
    </message>
    <message>
        <source>There is no saved view yet.</source>
        <translation>Aún no hay vistas guardadas.</translation>
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
        <translation>en curso</translation>
    </message>
    <message numerus="yes">
        <source>%1 pages</source>
        <translation>
            <numerusform>%1 página</numerusform>
            <numerusform>%1 páginas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::WallPage</name>
    <message>
        <source>Last ten minutes</source>
        <translation>Últimos diez minutos</translation>
    </message>
    <message>
        <source>Wall: the figures, large</source>
        <translation>Mural: las cifras, en grande</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Nothing of that today.</source>
        <translation>Nada de eso hoy.</translation>
    </message>
    <message>
        <source>Live feed</source>
        <translation>En vivo</translation>
    </message>
    <message>
        <source>No events yet.</source>
        <translation>Aún sin eventos.</translation>
    </message>
</context>
<context>
    <name>footfall::WindowActions</name>
    <message>
        <source>Clear all statistics…</source>
        <translation>Borrar todas las estadísticas…</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Sonidos</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Undo the last change of the filter</source>
        <translation>Deshacer el último cambio del filtro</translation>
    </message>
    <message>
        <source>Back to now; clear the filter, the selection</source>
        <translation>Volver al presente; borrar filtro, selección</translation>
    </message>
    <message>
        <source>Find an action, a page, a site…</source>
        <translation>Buscar una acción, página o sitio…</translation>
    </message>
    <message>
        <source>Choose a site</source>
        <translation>Elegir un sitio</translation>
    </message>
    <message>
        <source>All sites at a glance</source>
        <translation>Todos los sitios de un vistazo</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Copiar la dirección</translation>
    </message>
    <message>
        <source>Copy the snippet for a site</source>
        <translation>Copiar el fragmento para un sitio</translation>
    </message>
    <message>
        <source>Add a website…</source>
        <translation>Añadir un sitio web…</translation>
    </message>
    <message>
        <source>Open the web dashboard</source>
        <translation>Abrir el panel web</translation>
    </message>
    <message>
        <source>Try again what has failed</source>
        <translation>Reintentar lo que falló</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
    <message>
        <source>Live feed</source>
        <translation>En vivo</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sesiones</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Países</translation>
    </message>
    <message>
        <source>Cities</source>
        <translation>Ciudades</translation>
    </message>
    <message>
        <source>Referrers</source>
        <translation>Referentes</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Dispositivos</translation>
    </message>
    <message>
        <source>Viewers</source>
        <translation>Espectadores</translation>
    </message>
    <message>
        <source>Journey</source>
        <translation>Recorrido</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alertas</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Ir a</translation>
    </message>
    <message>
        <source>Entry pages</source>
        <translation>Páginas de entrada</translation>
    </message>
    <message>
        <source>Exit pages</source>
        <translation>Páginas de salida</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>Campañas</translation>
    </message>
    <message>
        <source>Browsers</source>
        <translation>Navegadores</translation>
    </message>
    <message>
        <source>Operating systems</source>
        <translation>Sistemas operativos</translation>
    </message>
    <message>
        <source>Events by name</source>
        <translation>Eventos por nombre</translation>
    </message>
    <message>
        <source>The chosen page</source>
        <translation>La página elegida</translation>
    </message>
    <message>
        <source>Last ten minutes</source>
        <translation>Últimos diez minutos</translation>
    </message>
    <message>
        <source>Today against last week</source>
        <translation>Hoy frente a la semana pasada</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Últimas 24 horas</translation>
    </message>
    <message>
        <source>Search past sessions</source>
        <translation>Buscar sesiones pasadas</translation>
    </message>
    <message>
        <source>How often would alerts have fired?…</source>
        <translation>¿Cuántas alertas habría habido?…</translation>
    </message>
    <message>
        <source>An alert is seen, or not</source>
        <translation>Alerta vista, o no</translation>
    </message>
    <message>
        <source>Mute an alert for an hour, or unmute</source>
        <translation>Silenciar una alerta una hora, o no</translation>
    </message>
    <message>
        <source>Note in the charts…</source>
        <translation>Nota en los gráficos…</translation>
    </message>
    <message>
        <source>Goals…</source>
        <translation>Objetivos…</translation>
    </message>
    <message>
        <source>Filtered…</source>
        <translation>Filtrado…</translation>
    </message>
    <message>
        <source>Refused…</source>
        <translation>Rechazados…</translation>
    </message>
    <message>
        <source>Sessions by latest activity</source>
        <translation>Sesiones por última actividad</translation>
    </message>
    <message>
        <source>The chart as a table</source>
        <translation>El gráfico como tabla</translation>
    </message>
    <message>
        <source>Wall mode</source>
        <translation>Modo mural</translation>
    </message>
    <message>
        <source>Mini window</source>
        <translation>Miniventana</translation>
    </message>
    <message>
        <source>Saved views…</source>
        <translation>Vistas guardadas…</translation>
    </message>
    <message>
        <source>Saved view %1</source>
        <translation>Vista guardada %1</translation>
    </message>
    <message>
        <source>Sound for new visitors</source>
        <translation>Sonido para nuevos visitantes</translation>
    </message>
    <message>
        <source>Sound for goals</source>
        <translation>Sonido para objetivos</translation>
    </message>
    <message>
        <source>Sound for alerts</source>
        <translation>Sonido para alertas</translation>
    </message>
    <message>
        <source>Quiet hours…</source>
        <translation>Horas de silencio…</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>A minute earlier</source>
        <translation>Un minuto antes</translation>
    </message>
    <message>
        <source>A minute later</source>
        <translation>Un minuto después</translation>
    </message>
    <message>
        <source>An hour earlier</source>
        <translation>Una hora antes</translation>
    </message>
    <message>
        <source>An hour later</source>
        <translation>Una hora después</translation>
    </message>
    <message>
        <source>Back in time</source>
        <translation>Atrás en el tiempo</translation>
    </message>
    <message>
        <source>Play the past, or stop</source>
        <translation>Reproducir el pasado, o parar</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Como el escritorio</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texto más grande</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texto más pequeño</translation>
    </message>
    <message>
        <source>Text as usual</source>
        <translation>Texto normal</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Clear all statistics (%1)</source>
        <translation>Borrar todas las estadísticas (%1)</translation>
    </message>
    <message>
        <source>%1…%2	A saved view</source>
        <translation>%1…%2	Una vista guardada</translation>
    </message>
</context>
<context>
    <name>footfall::Words</name>
    <message>
        <source>(no site)</source>
        <translation>(sin sitio)</translation>
    </message>
    <message>
        <source>view</source>
        <translation>vista</translation>
    </message>
    <message>
        <source>left</source>
        <translation>salida</translation>
    </message>
    <message>
        <source>click</source>
        <translation>clic</translation>
    </message>
    <message>
        <source>click %1</source>
        <translation>clic %1</translation>
    </message>
</context>
</TS>
