// Package develop installs a project into an environment so that its sources stay where they are.
package develop
