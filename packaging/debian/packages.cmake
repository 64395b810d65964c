# SPDX-FileCopyrightText: Footfall contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# What `cpack` makes: a Debian package of each component. What they link is found by dpkg-shlibdeps.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME footfall)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "Footfall contributors <contributors@footfall.invalid>")
set(CPACK_OUTPUT_FILE_PREFIX ${CMAKE_BINARY_DIR}/packages)
set(CPACK_COMPONENTS_ALL ${packages})
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
# The configuration is not below the prefix.
set(CPACK_SET_DESTDIR ON)
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_FOOTFALL_PACKAGE_NAME footfall)
set(CPACK_DEBIAN_FOOTFALL_PACKAGE_SECTION web)
# Each works alone: an icon on a desktop brings no service with it.
set(CPACK_DEBIAN_FOOTFALL_PACKAGE_SUGGESTS "footfalld")
set(CPACK_DEBIAN_FOOTFALL_PACKAGE_RECOMMENDS "qt6-wayland")
set(CPACK_DEBIAN_FOOTFALL_DESCRIPTION "live visitor console for websites
Who is on your websites now, through which pages they go, and a warning when
more come than usual, or fewer, in a native window.

The window shows the Footfall of this machine (package footfalld), one
elsewhere, or has a server of its own.")

set(CPACK_DEBIAN_FOOTFALLD_PACKAGE_NAME footfalld)
set(CPACK_DEBIAN_FOOTFALLD_PACKAGE_SECTION web)
set(CPACK_DEBIAN_FOOTFALLD_PACKAGE_DEPENDS "systemd | systemd-standalone-sysusers | systemd-sysusers")
set(CPACK_DEBIAN_FOOTFALLD_PACKAGE_SUGGESTS "footfall")
set(CPACK_DEBIAN_FOOTFALLD_DESCRIPTION "live visitor console for websites (server)
Takes what the pages of websites send, or what their web servers log, keeps
it, and serves a live dashboard to browsers.

It runs as a service, on http://localhost:3000 unless it is told otherwise.")
set(debian ${CMAKE_CURRENT_SOURCE_DIR}/debian)
set(CPACK_DEBIAN_FOOTFALLD_PACKAGE_CONTROL_EXTRA
  ${debian}/postinst ${debian}/prerm ${debian}/postrm ${debian}/conffiles)
include(CPack)
