<?xml version="1.0" encoding="utf-8"?>
<!-- SPDX-FileCopyrightText: Footfall contributors -->
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>PageText</name>
    <message numerus="yes">
        <source>%1 views</source>
        <translation>
            <numerusform>%1 view</numerusform>
            <numerusform>%1 views</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of all %1 views today</source>
        <translation>
            <numerusform>of all %1 view today</numerusform>
            <numerusform>of all %1 views today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 views today</source>
        <translation>
            <numerusform>%1 view today</numerusform>
            <numerusform>%1 views today</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::Alerts</name>
    <message numerus="yes">
        <source>%1 minutes</source>
        <translation>
            <numerusform>%1 minute</numerusform>
            <numerusform>%1 minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 oldest sessions let go: the limit is reached</source>
        <translation>
            <numerusform>The oldest session let go: the limit is reached</numerusform>
            <numerusform>%1 oldest sessions let go: the limit is reached</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 hours</source>
        <translation>
            <numerusform>%1 hour</numerusform>
            <numerusform>%1 hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 days</source>
        <translation>
            <numerusform>%1 day</numerusform>
            <numerusform>%1 days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::ConcurrencyPanel</name>
    <message numerus="yes">
        <source>%1 sessions</source>
        <translation>
            <numerusform>%1 session</numerusform>
            <numerusform>%1 sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::Dashboard</name>
    <message numerus="yes">
        <source>%1 viewers</source>
        <translation>
            <numerusform>%1 viewer</numerusform>
            <numerusform>%1 viewers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::DayCurve</name>
    <message numerus="yes">
        <source>%1 visitors so far</source>
        <translation>
            <numerusform>%1 visitor so far</numerusform>
            <numerusform>%1 visitors so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 page views so far</source>
        <translation>
            <numerusform>%1 page view so far</numerusform>
            <numerusform>%1 page views so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::PastPanel</name>
    <message numerus="yes">
        <source>%1 sessions</source>
        <translation>
            <numerusform>%1 session</numerusform>
            <numerusform>%1 sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::RankingModel</name>
    <message numerus="yes">
        <source>%1 viewers</source>
        <translation>
            <numerusform>%1 viewer</numerusform>
            <numerusform>%1 viewers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 views today</source>
        <translation>
            <numerusform>%1 view today</numerusform>
            <numerusform>%1 views today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 events today</source>
        <translation>
            <numerusform>%1 event today</numerusform>
            <numerusform>%1 events today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 visits today</source>
        <translation>
            <numerusform>%1 visit today</numerusform>
            <numerusform>%1 visits today</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::ReplayPanel</name>
    <message numerus="yes">
        <source>%1 days</source>
        <translation>
            <numerusform>%1 day</numerusform>
            <numerusform>%1 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last %1 days</source>
        <translation>
            <numerusform>Last day</numerusform>
            <numerusform>Last %1 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on %1 sites</source>
        <translation>
            <numerusform>on %1 site</numerusform>
            <numerusform>on %1 sites</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::SensitivityCard</name>
    <message numerus="yes">
        <source>%1 alerts</source>
        <translation>
            <numerusform>%1 alert</numerusform>
            <numerusform>%1 alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::SourceText</name>
    <message numerus="yes">
        <source>%1 alerts wait</source>
        <translation>
            <numerusform>%1 alert waits</numerusform>
            <numerusform>%1 alerts wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>it did not answer within %1 seconds</source>
        <translation>
            <numerusform>it did not answer within %1 second</numerusform>
            <numerusform>it did not answer within %1 seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::StatusLine</name>
    <message numerus="yes">
        <source>%1 sites may send</source>
        <translation>
            <numerusform>%1 site may send</numerusform>
            <numerusform>%1 sites may send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 visitors</source>
        <translation>
            <numerusform>%1 visitor</numerusform>
            <numerusform>%1 visitors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 streams</source>
        <translation>
            <numerusform>%1 stream</numerusform>
            <numerusform>%1 streams</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::StoreState</name>
    <message numerus="yes">
        <source>%1 events are shown but not on disk: lost if Footfall ends before they are.</source>
        <translation>
            <numerusform>%1 event is shown but not on disk: lost if Footfall ends before it is.</numerusform>
            <numerusform>%1 events are shown but not on disk: lost if Footfall ends before they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The disk has not answered for %1 seconds.</source>
        <translation>
            <numerusform>The disk has not answered for %1 second.</numerusform>
            <numerusform>The disk has not answered for %1 seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::TenMinutesChart</name>
    <message numerus="yes">
        <source>%1 page views</source>
        <translation>
            <numerusform>%1 page view</numerusform>
            <numerusform>%1 page views</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 goals</source>
        <translation>
            <numerusform>%1 goal</numerusform>
            <numerusform>%1 goals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::TileRow</name>
    <message numerus="yes">
        <source>%1 active sessions</source>
        <translation>
            <numerusform>%1 active session</numerusform>
            <numerusform>%1 active sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 visitors present</source>
        <translation>
            <numerusform>%1 visitor present</numerusform>
            <numerusform>%1 visitors present</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>visitors today</source>
        <translation>
            <numerusform>visitor today</numerusform>
            <numerusform>visitors today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>page views today</source>
        <translation>
            <numerusform>page view today</numerusform>
            <numerusform>page views today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>dashboards</source>
        <translation>
            <numerusform>dashboard</numerusform>
            <numerusform>dashboards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>visitors that day</source>
        <translation>
            <numerusform>visitor that day</numerusform>
            <numerusform>visitors that day</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>page views that day</source>
        <translation>
            <numerusform>page view that day</numerusform>
            <numerusform>page views that day</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 events</source>
        <translation>
            <numerusform>%1 event</numerusform>
            <numerusform>%1 events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>footfall::VisitModel</name>
    <message numerus="yes">
        <source>%1 pages</source>
        <translation>
            <numerusform>%1 page</numerusform>
            <numerusform>%1 pages</numerusform>
        </translation>
    </message>
</context>
</TS>
